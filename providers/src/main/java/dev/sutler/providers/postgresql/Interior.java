package dev.sutler.providers.postgresql;

import dev.sutler.spi.FailureKind;

import java.sql.SQLException;
import java.util.List;

/// The databases of instances, from inside.
final class Interior {

    /// Up to 14, the schema `public` belongs to the server's superuser in every new database.
    private static final int MAJOR_WITH_OWN_PUBLIC = 15;

    private final Connections connections;

    Interior(Connections connections) {
        this.connections = connections;
    }

    /// Hands the schema `public` to the owner role, and to nobody else, and installs extensions.
    void furnish(Identifier database, Identifier owner, List<String> extensions)
            throws SQLException, RefusedException {
        try (Session inside = new Session(connections.inside(database.name()))) {
            if (inside.major() >= MAJOR_WITH_OWN_PUBLIC) {
                inside.run("ALTER SCHEMA public OWNER TO " + owner);
                inside.run("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            }
            install(inside, owner, extensions);
        }
    }

    /// Installs those of the extensions that are not there yet.
    void extend(Identifier database, Identifier owner, List<String> extensions)
            throws SQLException, RefusedException {
        if (extensions.isEmpty()) {
            return;
        }
        try (Session inside = new Session(connections.inside(database.name()))) {
            install(inside, owner, extensions);
        }
    }

    /// As the owner role, whose they are then: it may upgrade and drop them.
    private static void install(Session inside, Identifier owner, List<String> extensions)
            throws SQLException, RefusedException {
        if (extensions.isEmpty()) {
            return;
        }
        inside.run("SET ROLE " + owner);
        for (String extension : extensions) {
            install(inside, new Identifier(extension));
        }
    }

    private static void install(Session inside, Identifier extension)
            throws SQLException, RefusedException {
        if (!isInstallable(inside, extension)) {
            throw refused("The PostgreSQL server does not have the extension", extension);
        }
        try {
            inside.run("CREATE EXTENSION IF NOT EXISTS " + extension + " SCHEMA public CASCADE");
        } catch (SQLException e) {
            if (Trouble.isForbidden(e)) {
                throw refused("Only the server's administrator may install", extension);
            }
            throw e;
        }
    }

    private static boolean isInstallable(Session inside, Identifier extension) throws SQLException {
        return inside.any(
                "SELECT name FROM pg_available_extensions WHERE name = ?", extension.name());
    }

    private static RefusedException refused(String what, Identifier extension) {
        return new RefusedException(
                FailureKind.REFUSED, what + " '" + extension.name() + "'. Leave it out.");
    }
}
