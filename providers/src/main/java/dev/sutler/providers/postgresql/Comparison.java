package dev.sutler.providers.postgresql;

import dev.sutler.spi.Drift;
import dev.sutler.spi.Drift.Kind;
import dev.sutler.spi.Expected;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Compares instances and bindings with what the server has: three statements for all of them.
final class Comparison {

    private static final String DATABASES =
            """
            SELECT datname, datconnlimit, datallowconn, shobj_description(oid, 'pg_database')
              FROM pg_database WHERE datname = ANY (?)
            """;

    private static final String ROLES =
            """
            SELECT rolname, rolconnlimit, rolcanlogin, shobj_description(oid, 'pg_authid'),
                   rolvaliduntil < now(), rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls
              FROM pg_roles WHERE rolname = ANY (?)
            """;

    private static final String MEMBERS =
            """
            SELECT login.rolname, owner.rolname
              FROM pg_auth_members membership
              JOIN pg_roles owner ON owner.oid = membership.roleid
              JOIN pg_roles login ON login.oid = membership.member
             WHERE login.rolname = ANY (?)
            """;

    private final Optional<String> brokerId;
    private final Function<ServiceInstance, PostgresqlPlan> plans;
    private final Map<String, Thing> databases = new HashMap<>();
    private final Map<String, Thing> roles = new HashMap<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final List<Drift> drifts = new ArrayList<>();

    private Comparison(Optional<String> brokerId, Function<ServiceInstance, PostgresqlPlan> plans) {
        this.brokerId = brokerId;
        this.plans = plans;
    }

    /* A database or a role. */
    private record Thing(int limit, boolean open, Remark.Ids ids, boolean expired, boolean mighty) {
        static Thing database(ResultSet row) throws SQLException {
            return new Thing(
                    row.getInt(2),
                    row.getBoolean(3),
                    Remark.read(Optional.ofNullable(row.getString(4))),
                    false,
                    false);
        }

        static Thing role(ResultSet row) throws SQLException {
            return new Thing(
                    row.getInt(2),
                    row.getBoolean(3),
                    Remark.read(Optional.ofNullable(row.getString(4))),
                    row.getBoolean(5),
                    row.getBoolean(6));
        }
    }

    static List<Drift> of(
            Session session,
            Optional<String> brokerId,
            Function<ServiceInstance, PostgresqlPlan> plans,
            List<Expected> expected)
            throws SQLException {
        Comparison comparison = new Comparison(brokerId, plans);
        comparison.look(session, expected);
        expected.forEach(comparison::compare);
        return comparison.drifts;
    }

    private void look(Session session, List<Expected> expected) throws SQLException {
        Set<String> databaseNames = new HashSet<>();
        Set<String> roleNames = new HashSet<>();
        Set<String> loginNames = new HashSet<>();
        for (Expected each : expected) {
            databaseNames.add(Names.database(each.instance()).name());
            roleNames.add(Names.of(each.instance()).name());
            each.bindings()
                    .forEach(binding -> loginNames.add(Names.of(each.instance(), binding).name()));
        }
        roleNames.addAll(loginNames);
        session.each(
                DATABASES,
                row -> databases.put(row.getString(1), Thing.database(row)),
                new Object[] {databaseNames.toArray(String[]::new)});
        session.each(
                ROLES,
                row -> roles.put(row.getString(1), Thing.role(row)),
                new Object[] {roleNames.toArray(String[]::new)});
        session.each(
                MEMBERS,
                row ->
                        owners.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                                .add(row.getString(2)),
                new Object[] {loginNames.toArray(String[]::new)});
    }

    private void compare(Expected expected) {
        ServiceInstance instance = expected.instance();
        Optional<Thing> database =
                Optional.ofNullable(databases.get(Names.database(instance).name()));
        Optional<Thing> owner = Optional.ofNullable(roles.get(Names.of(instance).name()));
        if (database.isEmpty()) {
            lost(
                    instance,
                    "its database is gone: restore it from a backup, or delete the instance");
            return;
        }
        Thing there = database.get();
        if (there.ids().foreignTo(brokerId)) {
            lost(instance, "its database says that it is another broker's");
            return;
        }
        PostgresqlPlan plan = plans.apply(instance);
        if (owner.isEmpty()) {
            add(instance, Kind.DIFFERS, true, "the role that owns everything in it is missing");
        } else if (owner.get().open() || owner.get().mighty()) {
            add(instance, Kind.DIFFERS, false, "its owner role can do more than it should");
        }
        int limit = PostgresqlPlan.limit(plan.connectionLimit());
        if (there.limit() != limit) {
            add(
                    instance,
                    Kind.DIFFERS,
                    true,
                    "its database takes %s connections, not %s"
                            .formatted(said(there.limit()), said(limit)));
        }
        if (!there.open()) {
            add(instance, Kind.DIFFERS, false, "its database lets nobody in");
        }
        boolean marked = there.ids().of(brokerId, instance.plan().serviceId());
        if (!marked && brokerId.isPresent()) {
            add(
                    instance,
                    Kind.DIFFERS,
                    true,
                    "nothing on the server says that it is this broker's");
        }
        expected.bindings().forEach(binding -> compare(instance, binding, plan));
    }

    private void compare(ServiceInstance instance, ServiceBinding binding, PostgresqlPlan plan) {
        String name = Names.of(instance, binding).name();
        Optional<Thing> found = Optional.ofNullable(roles.get(name));
        if (found.isEmpty()) {
            add(instance, binding, Kind.MISSING, "its login is missing");
            return;
        }
        Thing login = found.get();
        if (!login.open() || login.expired()) {
            add(instance, binding, Kind.DIFFERS, "its login is locked");
        }
        if (!owners.getOrDefault(name, Set.of()).contains(Names.of(instance).name())) {
            add(instance, binding, Kind.DIFFERS, "its login may not use the database");
        }
        int limit = PostgresqlPlan.limit(plan.loginConnectionLimit());
        if (login.limit() != limit) {
            add(
                    instance,
                    binding,
                    Kind.DIFFERS,
                    "its login may have %s connections, not %s"
                            .formatted(said(login.limit()), said(limit)));
        }
        if (login.mighty()) {
            drifts.add(
                    new Drift(
                            instance.id(),
                            Optional.of(binding.id()),
                            Kind.DIFFERS,
                            false,
                            "its login can do more than it should"));
        }
    }

    private static String said(int limit) {
        return limit < 0 ? "any number of" : Integer.toString(limit);
    }

    private void lost(ServiceInstance instance, String message) {
        add(instance, Kind.MISSING, false, message);
    }

    private void add(ServiceInstance instance, Kind kind, boolean repairable, String message) {
        drifts.add(new Drift(instance.id(), Optional.empty(), kind, repairable, message));
    }

    private void add(ServiceInstance instance, ServiceBinding binding, Kind kind, String message) {
        drifts.add(new Drift(instance.id(), Optional.of(binding.id()), kind, true, message));
    }
}
