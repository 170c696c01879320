package dev.sutler.app;

import dev.sutler.core.audit.Actor;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.StoredCredentials;

/// Those who can hold credentials.
enum Holders {
    PLATFORM("platform"),
    OPERATOR("operator");

    private final String word;

    Holders(String word) {
        this.word = word;
    }

    /// One of them, in a word.
    String word() {
        return word;
    }

    /// The command that is about them.
    String command() {
        return "sutler " + word + "s";
    }

    /// Their credentials.
    ///
    /// @param actor who changes them
    StoredCredentials in(PostgresDatabase database, Actor actor) {
        return switch (this) {
            case PLATFORM -> database.credentials(actor);
            case OPERATOR -> database.operatorCredentials(actor);
        };
    }
}
