package dev.sutler.providers.postgresql;

import dev.sutler.testkit.ProviderContract;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

/// The suite of all rooms once more, where a cut is a connection that breaks while the provider
/// lives on.
class PostgresqlBrokenConnectionTest extends ProviderContract {

    private final PostgresqlFixture fixture =
            PostgresqlFixture.on(RealPostgres.shared(Major.NEWEST), true);

    @Override
    protected ProviderFixture fixture() {
        return fixture;
    }
}
