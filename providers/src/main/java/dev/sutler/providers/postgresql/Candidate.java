package dev.sutler.providers.postgresql;

import dev.sutler.spi.FailureKind;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A database that may be taken over, and everything that speaks against it.
///
/// @param template whether others are copied from it
/// @param maintenance whether the broker's own connections begin in it
/// @param ours whether it belongs to the broker's login
/// @param limit its connection limit
/// @param remark its comment
record Candidate(
        Identifier database,
        boolean template,
        boolean maintenance,
        boolean ours,
        int limit,
        Optional<String> remark) {

    /* Two tables that only a store of Sutler has in one schema. */
    private static final String STORE =
            """
            SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relname IN ('service_instance', 'sealing_key')
             GROUP BY n.nspname HAVING count(*) = 2
            """;

    /* What the server's first superuser owns is not among the dependencies. */
    private static final String SUPERUSERS =
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relowner = 10 AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT 1 FROM pg_depend d
                     WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                       AND d.deptype = 'e')
            """;

    private static final String ELSEWHERE =
            """
            SELECT d.objid::text FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
             WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o' AND d.dbid = 0
               AND r.rolname = ?
            """;

    private static final String MIGHTY =
            "SELECT rolname FROM pg_roles WHERE rolname = ? AND (rolsuper OR rolcreaterole)";

    private static final String ACTS_AS =
            "SELECT rolname FROM pg_roles WHERE rolname = ? AND pg_has_role(oid, 'USAGE')";

    /// What an operator has typed.
    static Identifier named(String name) throws RefusedException {
        if (!Identifier.isAllowed(name)) {
            throw refused(
                    "A database that is taken over must have a name of small letters, digits, _ and"
                            + " -. Rename it first.");
        }
        return new Identifier(name);
    }

    static Candidate look(Session session, Identifier database)
            throws SQLException, RefusedException {
        List<Candidate> found = new ArrayList<>();
        session.each(
                """
                SELECT datistemplate, datname = current_database() OR datname = 'postgres',
                       pg_get_userbyid(datdba) = current_user, datconnlimit,
                       shobj_description(oid, 'pg_database')
                  FROM pg_database WHERE datname = ?
                """,
                row ->
                        found.add(
                                new Candidate(
                                        database,
                                        row.getBoolean(1),
                                        row.getBoolean(2),
                                        row.getBoolean(3),
                                        row.getInt(4),
                                        Optional.ofNullable(row.getString(5)))),
                database.name());
        if (found.isEmpty()) {
            throw refused("There is no database of this name on the server.");
        }
        return found.getFirst();
    }

    /// Refuses what must not be taken, as far as that can be told from outside.
    void requireSafe(Optional<String> brokerId) throws RefusedException {
        Remark.Ids ids = Remark.read(remark);
        if (template || maintenance || database.name().startsWith("template")) {
            throw refused("This database is the server's own.");
        }
        if (ids.foreignTo(brokerId)) {
            throw refused("This database is another broker's.");
        }
        if (Names.isOfInstance(database) || ids.instanceId().isPresent()) {
            throw refused("This database belongs to a service instance already.");
        }
        if (!ours) {
            throw refused(
                    "This database does not belong to the broker's login. Hand it over first: ALTER"
                            + " DATABASE %s OWNER TO the login.".formatted(database));
        }
    }

    /// Looks inside, refuses what must not be taken, and says what has to be known to give it back.
    Takeover.Before inside(Session session, Session inside) throws SQLException, RefusedException {
        if (inside.any(STORE)) {
            throw refused("This database is the store of a broker.");
        }
        if (inside.any(SUPERUSERS)) {
            throw refused(
                    "Something in this database belongs to a superuser. Give it to the role that"
                            + " owns the rest.");
        }
        List<String> owners = Roles.ownersIn(session, database);
        if (owners.size() > 1) {
            throw refused(
                    "More than one role owns something in this database. Let one own everything"
                            + " first: REASSIGN OWNED.");
        }
        for (String owner : owners) {
            requireHandedOver(session, owner);
        }
        return new Takeover.Before(owners.stream().findFirst(), remark, limit);
    }

    private static void requireHandedOver(Session session, String owner)
            throws SQLException, RefusedException {
        if (!Identifier.isAllowed(owner) || session.any(MIGHTY, owner)) {
            throw refused(
                    "The role that owns everything in this database can do too much, or has a name"
                            + " that is not plain. Give it all to another one: REASSIGN OWNED.");
        }
        if (session.any("SELECT 1::text WHERE current_user = ?", owner)
                || session.any(ELSEWHERE, owner)) {
            throw refused(
                    "The role that owns everything in this database owns other databases, too. Give"
                            + " what is in this one to a role of its own.");
        }
        if (!session.any(ACTS_AS, owner)) {
            throw refused(
                    "The broker's login may not act as the role that owns everything in this"
                            + " database. Grant it: GRANT \"%s\" TO the login.".formatted(owner));
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(FailureKind.REFUSED, message);
    }
}
