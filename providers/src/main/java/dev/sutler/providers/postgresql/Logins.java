package dev.sutler.providers.postgresql;

import dev.sutler.spi.Secret;
import dev.sutler.spi.Validity;

import java.sql.SQLException;
import java.time.Instant;

/// The logins of bindings. Each acts as the owner role from its first statement on, so that
/// whatever it makes belongs to the instance and not to the binding.
final class Logins {

    private final Connections connections;

    Logins(Connections connections) {
        this.connections = connections;
    }

    /// What a login gets in with.
    ///
    /// @param validity until when the server takes the password
    record Pass(Secret<String> password, Validity validity) {}

    /// Makes the login, or gives the one that is there this password.
    void make(Session session, Identifier login, Identifier owner, Pass pass, Remark remark)
            throws SQLException {
        String verifier = session.literal(Passwords.verifier(pass.password()));
        String until =
                session.literal(
                        pass.validity().expiresAt().map(Instant::toString).orElse("infinity"));
        String options = " LOGIN PASSWORD " + verifier + " VALID UNTIL " + until;
        if (Roles.exists(session, login)) {
            session.run("ALTER ROLE " + login + options);
        } else {
            session.run("CREATE ROLE " + login + options + " IN ROLE " + owner);
        }
        session.run("ALTER ROLE " + login + " SET role TO " + session.literal(owner.name()));
        session.run("COMMENT ON ROLE " + login + " IS " + session.literal(remark.text()));
    }

    /// Ends what was begun with an earlier password.
    void endSessions(Session session, Identifier login) throws SQLException {
        Roles.join(session, login);
        Roles.endSessions(session, login);
    }

    /// Applies the plan's limits.
    void limit(Session session, Identifier login, PostgresqlPlan plan) throws SQLException {
        int connectionLimit = PostgresqlPlan.limit(plan.loginConnectionLimit());
        session.run("ALTER ROLE " + login + " CONNECTION LIMIT " + connectionLimit);
        session.run(
                "ALTER ROLE "
                        + login
                        + plan.statementTimeout()
                                .map(timeout -> " SET statement_timeout TO " + timeout.toMillis())
                                .orElse(" RESET statement_timeout"));
    }

    /// Makes the role that owns everything, unless it is there, and says whose it is.
    void makeOwner(Session session, Identifier owner, Remark remark) throws SQLException {
        if (!Roles.exists(session, owner)) {
            session.run("CREATE ROLE " + owner + " NOLOGIN");
        }
        session.run("COMMENT ON ROLE " + owner + " IS " + session.literal(remark.text()));
        Roles.join(session, owner);
    }

    /// Lets a login that is there use the instance again.
    void belong(Session session, Identifier login, Identifier owner) throws SQLException {
        session.run("GRANT " + owner + " TO " + login);
    }

    /// Removes the login, whatever it has done. What it owns in the instance's database goes to the
    /// owner role; what it left elsewhere goes.
    void remove(Session session, Identifier login, Identifier owner, Identifier home)
            throws SQLException {
        if (!Roles.exists(session, login)) {
            return;
        }
        session.run("ALTER ROLE " + login + " NOLOGIN");
        Roles.join(session, login);
        Roles.endSessions(session, login);
        for (String database : Roles.databasesWithTraces(session, login)) {
            removeTraces(database, login, owner, home);
        }
        Roles.drop(session, login);
    }

    private void removeTraces(String database, Identifier login, Identifier owner, Identifier home)
            throws SQLException {
        try (Session inside = new Session(connections.inside(database))) {
            if (database.equals(home.name())) {
                inside.run("REASSIGN OWNED BY " + login + " TO " + owner);
            }
            inside.run("DROP OWNED BY " + login);
        }
    }

    /// Removes an owner role whose database and logins are gone.
    void removeOwner(Session session, Identifier owner) throws SQLException {
        if (!Roles.exists(session, owner)) {
            return;
        }
        Roles.join(session, owner);
        for (String database : Roles.databasesWithTraces(session, owner)) {
            try (Session inside = new Session(connections.inside(database))) {
                inside.run("DROP OWNED BY " + owner);
            }
        }
        Roles.drop(session, owner);
    }
}
