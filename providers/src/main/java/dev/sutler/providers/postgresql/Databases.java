package dev.sutler.providers.postgresql;

import dev.sutler.spi.FailureKind;

import java.sql.SQLException;

/// The databases of instances, from outside.
final class Databases {

    private Databases() {}

    private enum State {
        ABSENT,
        /// The server went down while it was dropped: nothing but another drop works on it.
        INVALID,
        THERE
    }

    static boolean exists(Session session, Identifier database) throws SQLException {
        return state(session, database) == State.THERE;
    }

    private static State state(Session session, Identifier database) throws SQLException {
        return session
                .texts(
                        "SELECT (datconnlimit = -2)::text FROM pg_database WHERE datname = ?",
                        database.name())
                .stream()
                .map(invalid -> invalid.equals("true") ? State.INVALID : State.THERE)
                .findFirst()
                .orElse(State.ABSENT);
    }

    /// Makes the database, closed to everybody, unless it is there.
    static void make(Session session, Identifier database, PostgresqlParameters parameters)
            throws SQLException, RefusedException {
        switch (state(session, database)) {
            case THERE -> {}
            case ABSENT -> create(session, database, parameters);
            case INVALID -> {
                session.run("DROP DATABASE " + database);
                create(session, database, parameters);
            }
        }
    }

    private static void create(
            Session session, Identifier database, PostgresqlParameters parameters)
            throws SQLException, RefusedException {
        // Always from template0: nobody can be connected to it, nobody can have put anything into
        // it, and it alone can be
        // copied into another locale or encoding.
        StringBuilder sql = new StringBuilder("CREATE DATABASE " + database);
        sql.append(" TEMPLATE template0 ALLOW_CONNECTIONS false");
        if (parameters.encoding().isPresent()) {
            sql.append(" ENCODING ").append(session.literal(parameters.encoding().get()));
        }
        if (parameters.locale().isPresent()) {
            sql.append(" LOCALE ").append(session.literal(parameters.locale().get()));
        }
        try {
            session.run(sql.toString());
        } catch (SQLException e) {
            if (Trouble.isUnsuitable(e)) {
                throw unsuitable(parameters);
            }
            throw e;
        }
    }

    private static RefusedException unsuitable(PostgresqlParameters parameters) {
        return new RefusedException(
                FailureKind.REFUSED,
                "The PostgreSQL server cannot make a database with locale "
                        + parameters.locale().map(name -> "'" + name + "'").orElse("(default)")
                        + " and encoding "
                        + parameters.encoding().map(name -> "'" + name + "'").orElse("(default)")
                        + ". Choose a locale that it knows and an encoding that fits it, or leave"
                        + " them out.");
    }

    /// Gives the owner role its rights, takes everybody else's, and opens the database.
    static void open(Session session, Identifier database, PostgresqlPlan plan, Remark remark)
            throws SQLException {
        session.run("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        grant(session, database, database, remark);
        session.run(
                "ALTER DATABASE "
                        + database
                        + " WITH ALLOW_CONNECTIONS true CONNECTION LIMIT "
                        + PostgresqlPlan.limit(plan.connectionLimit()));
    }

    /// Gives the owner role its rights, and says whose the database is.
    static void grant(Session session, Identifier database, Identifier owner, Remark remark)
            throws SQLException {
        session.run("GRANT CREATE, CONNECT, TEMPORARY ON DATABASE " + database + " TO " + owner);
        session.run("COMMENT ON DATABASE " + database + " IS " + session.literal(remark.text()));
    }

    /// Applies the plan's limit.
    static void limit(Session session, Identifier database, PostgresqlPlan plan)
            throws SQLException {
        int limit = PostgresqlPlan.limit(plan.connectionLimit());
        session.run("ALTER DATABASE " + database + " CONNECTION LIMIT " + limit);
    }

    /// Ends all sessions in the database and drops it.
    static void drop(Session session, Identifier database, Identifier owner) throws SQLException {
        switch (state(session, database)) {
            case ABSENT -> {}
            case INVALID -> session.run("DROP DATABASE " + database);
            case THERE -> {
                session.run("ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS false");
                endSessions(session, database, owner);
                // Not WITH (FORCE): that fails as soon as the server's own vacuum is at work
                // inside, while the plain form
                // sends it away.
                session.run("DROP DATABASE IF EXISTS " + database);
            }
        }
    }

    /// Ends the sessions of those that the broker may end: the instance's logins, and its own.
    /// Anybody else's keep the database, which the drop then says.
    private static void endSessions(Session session, Identifier database, Identifier owner)
            throws SQLException {
        for (Identifier login : Roles.logins(session, owner)) {
            Roles.join(session, login);
        }
        String sessions =
                """
                 FROM pg_stat_activity
                WHERE datname = ? AND pid <> pg_backend_pid()
                  AND (usename = current_user OR usename IN (
                       SELECT login.rolname
                         FROM pg_auth_members membership
                         JOIN pg_roles owner ON owner.oid = membership.roleid
                         JOIN pg_roles login ON login.oid = membership.member
                        WHERE owner.rolname = ? AND starts_with(login.rolname, 'b_')))
                """;
        session.texts(
                "SELECT pg_terminate_backend(pid)::text" + sessions, database.name(), owner.name());
        session.texts(
                "SELECT pg_terminate_backend(pid, 5000)::text" + sessions,
                database.name(),
                owner.name());
    }
}
