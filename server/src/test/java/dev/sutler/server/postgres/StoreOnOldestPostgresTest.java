package dev.sutler.server.postgres;

import dev.sutler.testkit.real.RealPostgres;

/// The contract on the oldest supported major.
final class StoreOnOldestPostgresTest extends StoreOnPostgres {

    StoreOnOldestPostgresTest() {
        super(RealPostgres.Major.OLDEST);
    }
}
