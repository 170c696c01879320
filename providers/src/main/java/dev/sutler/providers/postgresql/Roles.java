package dev.sutler.providers.postgresql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What owner roles and logins have in common: being there, and going away for good.
final class Roles {

    private static final int MAJOR_WITH_SET_OPTION = 16;

    private Roles() {}

    static boolean exists(Session session, Identifier role) throws SQLException {
        return session.any("SELECT rolname FROM pg_roles WHERE rolname = ?", role.name());
    }

    /// What stands on the role; empty when it is not there, or nothing does.
    static Optional<String> remark(Session session, Identifier role) throws SQLException {
        return session
                .texts(
                        """
                        SELECT shobj_description(oid, 'pg_authid') FROM pg_roles
                        WHERE rolname = ? AND shobj_description(oid, 'pg_authid') IS NOT NULL
                        """,
                        role.name())
                .stream()
                .findFirst();
    }

    /// Lets the broker act as the role, which owning for it, and ending its sessions, take. Since
    /// 16 a login does not get that by having made the role; before, it could not be said in so
    /// many words.
    static void join(Session session, Identifier role) throws SQLException {
        String options =
                session.major() >= MAJOR_WITH_SET_OPTION ? " WITH INHERIT TRUE, SET TRUE" : "";
        session.run("GRANT " + role + " TO CURRENT_USER" + options);
    }

    /// The logins that act as an owner role.
    static List<Identifier> logins(Session session, Identifier owner) throws SQLException {
        return session
                .texts(
                        """
                        SELECT DISTINCT login.rolname
                          FROM pg_auth_members membership
                          JOIN pg_roles owner ON owner.oid = membership.roleid
                          JOIN pg_roles login ON login.oid = membership.member
                         WHERE owner.rolname = ? AND starts_with(login.rolname, 'b_')
                           AND login.rolname <> current_user
                        """,
                        owner.name())
                .stream()
                .map(Identifier::new)
                .toList();
    }

    /// The owner roles that a login acts as: one, unless somebody has changed that.
    static List<Identifier> owners(Session session, Identifier login) throws SQLException {
        return session
                .texts(
                        """
                        SELECT DISTINCT owner.rolname
                          FROM pg_auth_members membership
                          JOIN pg_roles owner ON owner.oid = membership.roleid
                          JOIN pg_roles login ON login.oid = membership.member
                         WHERE login.rolname = ? AND starts_with(owner.rolname, 'i_')
                        """,
                        login.name())
                .stream()
                .map(Identifier::new)
                .toList();
    }

    /// Ends the sessions of a role that the broker has joined, and makes sure that they are gone.
    static void endSessions(Session session, Identifier role) throws SQLException {
        String sessions = "FROM pg_stat_activity WHERE usename = ? AND pid <> pg_backend_pid()";
        // First all are told, then each is waited for.
        session.texts("SELECT pg_terminate_backend(pid)::text " + sessions, role.name());
        session.texts("SELECT pg_terminate_backend(pid, 5000)::text " + sessions, role.name());
        if (session.any("SELECT pid::text " + sessions, role.name())) {
            throw new SQLException("A session does not end", "55006");
        }
    }

    /// The databases in which the role owns something or may do something.
    static List<String> databasesWithTraces(Session session, Identifier role) throws SQLException {
        return session.texts(
                """
                SELECT DISTINCT database.datname
                  FROM pg_shdepend trace
                  JOIN pg_database database ON database.oid = trace.dbid
                  JOIN pg_roles role ON role.oid = trace.refobjid
                 WHERE trace.refclassid = 'pg_authid'::regclass AND role.rolname = ?
                """,
                role.name());
    }

    /// The roles that own something in a database.
    static List<String> ownersIn(Session session, Identifier database) throws SQLException {
        return session.texts(
                """
                SELECT DISTINCT owner.rolname
                  FROM pg_shdepend trace
                  JOIN pg_database database ON database.oid = trace.dbid
                  JOIN pg_roles owner ON owner.oid = trace.refobjid
                 WHERE trace.refclassid = 'pg_authid'::regclass AND trace.deptype = 'o'
                   AND database.datname = ?
                """,
                database.name());
    }

    static void drop(Session session, Identifier role) throws SQLException {
        session.run("DROP ROLE IF EXISTS " + role);
    }
}
