package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Provider;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.InventoryContract;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The contract of the power to list, on the oldest and the newest server.
@ParameterizedClass
@EnumSource(names = {"OLDEST", "NEWEST"})
class PostgresqlInventoryTest extends InventoryContract {

    private final RealPostgres server;
    private final PostgresqlFixture fixture;

    PostgresqlInventoryTest(Major major) {
        this.server = RealPostgres.shared(major);
        this.fixture = PostgresqlFixture.on(server, false);
    }

    @Override
    protected ProviderFixture fixture() {
        return fixture;
    }

    @Override
    protected Provider anotherBrokers() {
        return new PostgresqlProvider(
                PostgresqlSettings.read(SettingsReader.of(TestRoom.settings(fixture.login()))),
                new CutConnections(fixture.login(), Cut.never(), false),
                new Passwords(new SecureRandom()),
                Optional.of("another-broker"));
    }

    @Override
    protected void sabotage(BindingDetails details) throws SQLException {
        String username =
                details.credentials().orElseThrow().reveal().path("username").asString("");
        try (Connection connection = server.superuser().connect()) {
            TestRoom.run(connection, "DROP ROLE \"" + username + "\"");
        }
    }
}
