package dev.sutler.server.postgres;

import dev.sutler.testkit.real.RealPostgres;

/// How tests open the databases that real servers give them.
final class Databases {

    private Databases() {}

    static PostgresOptions options(RealPostgres.Database place) {
        return PostgresOptions.of(place.jdbcUrl(), place.username(), place.password());
    }
}
