package dev.sutler.providers.postgresql;

import dev.sutler.testkit.ProviderContract;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The suite of all rooms, on real servers. A cut ends the provider, as a dying process would.
@ParameterizedClass
@EnumSource(
        value = Major.class,
        names = {"OLDEST", "NEWEST"})
class PostgresqlContractTest extends ProviderContract {

    private final PostgresqlFixture fixture;

    PostgresqlContractTest(Major major) {
        fixture = PostgresqlFixture.on(RealPostgres.shared(major), false);
    }

    @Override
    protected ProviderFixture fixture() {
        return fixture;
    }
}
