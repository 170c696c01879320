package dev.sutler.server.postgres;

import dev.sutler.testkit.real.RealPostgres;

/// The contract on the newest supported major.
final class StoreOnNewestPostgresTest extends StoreOnPostgres {

    StoreOnNewestPostgresTest() {
        super(RealPostgres.Major.NEWEST);
    }
}
