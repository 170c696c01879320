package dev.sutler.providers.postgresql;

import dev.sutler.spi.Found;
import dev.sutler.spi.Found.Kind;
import dev.sutler.spi.Found.Mark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/// What there is on the server, and whose it is.
///
/// An instance is one item, whether its database is there, its role, or both. Where the two
/// disagree, the one that is less sure counts.
final class Stock {

    /* A database that an instance took over has a name of its own, and is known by its remark alone. */
    private static final String INSTANCES =
            """
            SELECT coalesce(database.datname, role.rolname) AS name,
                   database.oid IS NOT NULL AS has_database,
                   role.oid IS NOT NULL AS has_role,
                   coalesce(database.datallowconn, false) AS open,
                   shobj_description(database.oid, 'pg_database') AS database_remark,
                   shobj_description(role.oid, 'pg_authid') AS role_remark
              FROM (SELECT * FROM pg_database
                     WHERE NOT datistemplate
                       AND (datname ~ '%1$s'
                            OR starts_with(shobj_description(oid, 'pg_database'),
                                           '{"made_by":"sutler"'))) database
              FULL JOIN (SELECT * FROM pg_roles WHERE rolname ~ '%1$s') role
                ON role.rolname = database.datname
            """
                    .formatted(Names.INSTANCES);

    private static final String BINDINGS =
            """
            SELECT rolname AS name, shobj_description(oid, 'pg_authid') AS role_remark
              FROM pg_roles WHERE rolname ~ '%s'
            """
                    .formatted(Names.BINDINGS);

    private static final String ONE = " WHERE name = ?";

    private final Optional<String> brokerId;

    Stock(Optional<String> brokerId) {
        this.brokerId = brokerId;
    }

    void list(Session session, String serviceId, Consumer<Found> visitor) throws SQLException {
        session.each(INSTANCES, row -> instance(row, serviceId).ifPresent(visitor));
        session.each(BINDINGS, row -> binding(row, serviceId).ifPresent(visitor));
    }

    /// Looks again at what was listed.
    Optional<Found> again(Session session, String serviceId, Found found) throws SQLException {
        Box box = new Box();
        switch (found.kind()) {
            case INSTANCE ->
                    session.each(
                            one(INSTANCES), row -> box.put(instance(row, serviceId)), found.name());
            case BINDING ->
                    session.each(
                            one(BINDINGS), row -> box.put(binding(row, serviceId)), found.name());
        }
        return box.content;
    }

    private static String one(String all) {
        return "SELECT * FROM (" + all + ") listed" + ONE;
    }

    private static final class Box {
        private Optional<Found> content = Optional.empty();

        void put(Optional<Found> found) {
            content = found;
        }
    }

    private Optional<Found> instance(ResultSet row, String serviceId) throws SQLException {
        String name = row.getString("name");
        boolean hasDatabase = row.getBoolean("has_database");
        boolean hasRole = row.getBoolean("has_role");
        Remark.Ids database = Remark.read(Optional.ofNullable(row.getString("database_remark")));
        Remark.Ids role = Remark.read(Optional.ofNullable(row.getString("role_remark")));
        // A database that is being made is closed, and gets its remark when it is opened.
        boolean unfinished = hasDatabase && hasRole && !row.getBoolean("open") && isBlank(database);
        Remark.Ids ids = hasDatabase && !unfinished ? database : role;
        boolean agree = !hasDatabase || !hasRole || unfinished || database.equals(role);
        String parts =
                hasDatabase && hasRole
                        ? "database and role"
                        : hasDatabase ? "database without its role" : "role without its database";
        return found(name, Kind.INSTANCE, ids, agree, serviceId, parts)
                .filter(_ -> !(hasRole && role.ofOtherService(brokerId, serviceId)))
                .map(each -> hasRole && role.foreignTo(brokerId) ? foreign(each) : each);
    }

    private Optional<Found> binding(ResultSet row, String serviceId) throws SQLException {
        Remark.Ids ids = Remark.read(Optional.ofNullable(row.getString("role_remark")));
        return found(row.getString("name"), Kind.BINDING, ids, true, serviceId, "login");
    }

    private static boolean isBlank(Remark.Ids ids) {
        return ids.brokerId().isEmpty() && ids.instanceId().isEmpty();
    }

    private Optional<Found> found(
            String name,
            Kind kind,
            Remark.Ids ids,
            boolean agree,
            String serviceId,
            String description) {
        if (ids.ofOtherService(brokerId, serviceId)) {
            return Optional.empty();
        }
        boolean named =
                ids.derived().filter(derived -> derived.name().equals(name)).isPresent()
                        && ids.bindingId().isPresent() == (kind == Kind.BINDING);
        Mark mark = Mark.UNKNOWN;
        if (ids.foreignTo(brokerId)) {
            mark = Mark.FOREIGN;
        } else if (named && agree) {
            mark = ids.of(brokerId, serviceId) ? Mark.OURS : Mark.UNMARKED;
        }
        return Optional.of(
                new Found(name, kind, mark, ids.instanceId(), ids.bindingId(), description));
    }

    private static Found foreign(Found found) {
        return new Found(
                found.name(),
                found.kind(),
                Mark.FOREIGN,
                found.instanceId(),
                found.bindingId(),
                found.description());
    }
}
