package dev.sutler.providers.postgresql;

import static dev.sutler.testkit.SampleRequests.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Provider;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.SampleRequests;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;

import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The room on a real server, as a login that may do no more than it needs.
///
/// @param broken see [CutConnections]
record PostgresqlFixture(RealPostgres server, Database login, boolean broken)
        implements ProviderFixture {

    static PostgresqlFixture on(RealPostgres server, boolean broken) {
        return new PostgresqlFixture(server, server.createProviderLogin("contract"), broken);
    }

    @Override
    public Provider provider(Cut cut) {
        return new PostgresqlProvider(
                PostgresqlSettings.read(SettingsReader.of(TestRoom.settings(login))),
                new CutConnections(login, cut, broken),
                new Passwords(new SecureRandom()),
                Optional.of("broker-of-this-test"));
    }

    @Override
    public Plan plan() {
        return planOf("small", "{'connection-limit': 20}");
    }

    @Override
    public Plan otherPlan() {
        return planOf("large", "{'connection-limit': 30, 'statement-timeout': '1m'}");
    }

    private static Plan planOf(String name, String settings) {
        return SampleRequests.plan(name, json(settings));
    }

    @Override
    public ObjectNode parameters() {
        return json("{'extensions': ['dict_int']}");
    }

    @Override
    public Set<String> leftovers() throws SQLException {
        try (Connection connection = server.superuser().connect()) {
            return new TreeSet<>(TestRoom.query(connection, TestRoom.EVERYTHING));
        }
    }

    @Override
    public void assertUsable(BindingDetails details) throws SQLException {
        try (Connection connection = TestRoom.connect(details)) {
            String table = "public.used_" + System.nanoTime();
            TestRoom.run(connection, "CREATE TABLE " + table + " (x int)");
            assertThat(TestRoom.query(connection, "SELECT count(*) FROM " + table))
                    .containsExactly("0");
            assertThat(TestRoom.query(connection, "SELECT extname FROM pg_extension"))
                    .contains("dict_int");
        }
    }

    @Override
    public void assertUseless(BindingDetails details) {
        assertThatThrownBy(() -> TestRoom.connect(details)).isInstanceOf(SQLException.class);
    }
}
