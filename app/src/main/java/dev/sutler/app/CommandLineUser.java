package dev.sutler.app;

import dev.sutler.core.audit.Actor;

/// Whoever runs a command: the user of the operating system, on this machine. Who can run it has
/// the store's password and the keys, and is taken at that name.
final class CommandLineUser {

    private CommandLineUser() {}

    static Actor of(Surroundings surroundings) {
        String host = ReplicaName.of(surroundings.environment()).replaceFirst("/[0-9]+$", "");
        return new Actor.Operator(System.getProperty("user.name", "somebody") + "@" + host);
    }
}
