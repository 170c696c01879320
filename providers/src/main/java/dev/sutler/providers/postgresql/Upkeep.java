package dev.sutler.providers.postgresql;

import dev.sutler.spi.Confirmation;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Expected;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Found;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Inventory.Repaired;
import dev.sutler.spi.Progress;
import dev.sutler.spi.RepairRequest;
import dev.sutler.spi.RepairRequest.Handed;
import dev.sutler.spi.Secret;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.Validity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Removes what belongs to nothing, and makes again what is missing. Each under the lock of what it
/// works on, after a second look at the server and at the store.
final class Upkeep {

    private final Sessions sessions;
    private final Function<ServiceInstance, PostgresqlPlan> plans;
    private final Optional<String> brokerId;
    private final Stock stock;
    private final Logins logins;
    private final Interior interior;

    Upkeep(
            Sessions sessions,
            Function<ServiceInstance, PostgresqlPlan> plans,
            Optional<String> brokerId,
            Logins logins,
            Interior interior) {
        this.sessions = sessions;
        this.plans = plans;
        this.brokerId = brokerId;
        this.stock = new Stock(brokerId);
        this.logins = logins;
        this.interior = interior;
    }

    /// Where sessions in the maintenance database come from.
    @FunctionalInterface
    interface Sessions {
        Session open() throws SQLException;
    }

    void list(String serviceId, Consumer<Found> visitor) {
        Trouble.asked(
                () -> {
                    try (Session session = sessions.open()) {
                        stock.list(session, serviceId, visitor);
                        return serviceId;
                    }
                });
    }

    List<Drift> compare(List<Expected> expected) {
        return Trouble.asked(
                () -> {
                    try (Session session = sessions.open()) {
                        return Comparison.of(session, brokerId, plans, expected);
                    }
                });
    }

    Progress<Gone> remove(String serviceId, Found orphan, Confirmation confirmation) {
        return Trouble.answered(
                () -> {
                    try (Session session = sessions.open()) {
                        return session.alone(
                                new Identifier(orphan.name()),
                                () -> remove(session, serviceId, orphan, confirmation));
                    }
                });
    }

    Progress<Repaired> repair(RepairRequest request, Confirmation confirmation) {
        ServiceInstance instance = request.instance();
        PostgresqlPlan plan = plans.apply(instance);
        return Trouble.answered(
                () -> {
                    try (Session session = sessions.open()) {
                        if (request.binding().isEmpty()) {
                            return session.alone(
                                    Names.of(instance),
                                    () -> repairInstance(session, instance, plan, confirmation));
                        }
                        Handed handed = request.binding().get();
                        return session.alone(
                                Names.of(instance, handed.binding()),
                                () -> repairBinding(session, request, handed, plan, confirmation));
                    }
                });
    }

    private Progress<Gone> remove(
            Session session, String serviceId, Found orphan, Confirmation confirmation)
            throws SQLException, RefusedException {
        Optional<Found> now = stock.again(session, serviceId, orphan);
        if (now.isEmpty()) {
            return Progress.gone();
        }
        if (!now.get().equals(orphan)) {
            throw refused("It is not what was listed any more.");
        }
        Identifier name = new Identifier(orphan.name());
        requireUnused(session, orphan.kind(), name);
        if (!confirmation.holds()) {
            throw refused("It belongs to something again.");
        }
        switch (orphan.kind()) {
            case INSTANCE -> removeInstance(session, name);
            case BINDING -> removeBinding(session, name);
        }
        return Progress.gone();
    }

    private void removeInstance(Session session, Identifier name) throws SQLException {
        Databases.drop(session, name, name);
        if (!Names.isOfInstance(name)) {
            // It was taken over: a role of that name is somebody else's.
            return;
        }
        for (Identifier login : Roles.logins(session, name)) {
            logins.remove(session, login, name, name);
        }
        logins.removeOwner(session, name);
    }

    private void removeBinding(Session session, Identifier login) throws SQLException {
        // A login that was cut off from its owner owns nothing that anybody else needs.
        Identifier owner = Roles.owners(session, login).stream().findFirst().orElse(login);
        logins.remove(session, login, owner, owner);
    }

    /* Whoever is connected would lose what he works with: that is no orphan, whatever the store says. */
    private static void requireUnused(Session session, Found.Kind kind, Identifier name)
            throws SQLException, RefusedException {
        boolean used =
                switch (kind) {
                    case INSTANCE ->
                            session.any(
                                    """
                                    SELECT pid::text FROM pg_stat_activity
                                     WHERE datname = ? AND usename <> current_user
                                    """,
                                    name.name());
                    case BINDING ->
                            session.any(
                                    "SELECT pid::text FROM pg_stat_activity WHERE usename = ?",
                                    name.name());
                };
        if (used) {
            throw refused("Somebody is connected to it. Find out who, before it is removed.");
        }
        if (kind == Found.Kind.INSTANCE) {
            List<String> elsewhere =
                    Roles.databasesWithTraces(session, name).stream()
                            .filter(database -> !database.equals(name.name()))
                            .toList();
            if (!elsewhere.isEmpty()) {
                throw refused("Its role owns something in another database.");
            }
        }
    }

    private Progress<Repaired> repairInstance(
            Session session, ServiceInstance instance, PostgresqlPlan plan, Confirmation confirmed)
            throws SQLException, RefusedException {
        Identifier owner = Names.of(instance);
        Identifier database = Names.database(instance);
        requireDatabase(session, database);
        requireConfirmed(confirmed);
        boolean ownerWasThere = Roles.exists(session, owner);
        Remark role = Remark.on(brokerId, instance).keepingEpochOf(Roles.remark(session, owner));
        // What a database was before it was taken over must not be forgotten.
        Remark remark =
                Remark.before(Candidate.look(session, database).remark())
                        .map(before -> Remark.onTakenOver(brokerId, instance, before))
                        .orElse(role);
        session.together(
                () -> {
                    logins.makeOwner(session, owner, role);
                    Databases.grant(session, database, owner, remark);
                    Databases.limit(session, database, plan);
                });
        if (!ownerWasThere) {
            interior.furnish(database, owner, List.of());
        }
        return Progress.done(Repaired.REPAIRED);
    }

    private Progress<Repaired> repairBinding(
            Session session,
            RepairRequest request,
            Handed handed,
            PostgresqlPlan plan,
            Confirmation confirmed)
            throws SQLException, RefusedException {
        ServiceInstance instance = request.instance();
        Identifier owner = Names.of(instance);
        Identifier login = Names.of(instance, handed.binding());
        requireDatabase(session, Names.database(instance));
        if (!Roles.exists(session, owner)) {
            throw refused("The role that owns everything in its database is missing.");
        }
        requireGood(session, handed.validity());
        Logins.Pass pass = new Logins.Pass(password(handed), handed.validity());
        requireConfirmed(confirmed);
        Remark remark =
                Remark.on(brokerId, instance, handed.binding())
                        .keepingEpochOf(Roles.remark(session, login));
        session.together(
                () -> {
                    logins.make(session, login, owner, pass, remark);
                    logins.belong(session, login, owner);
                    logins.limit(session, login, plan);
                });
        return Progress.done(Repaired.REPAIRED);
    }

    private static void requireGood(Session session, Validity validity)
            throws SQLException, RefusedException {
        Instant now = session.now();
        if (validity.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            throw refused("It has expired, and is about to be removed.");
        }
    }

    private static Secret<String> password(Handed handed) throws RefusedException {
        String password =
                handed.credentials()
                        .map(secret -> secret.reveal().path("password").asString(""))
                        .orElse("");
        if (password.isEmpty()) {
            throw refused("What was handed out for it is not known. Bind again.");
        }
        return Secret.of(password);
    }

    private static void requireDatabase(Session session, Identifier database)
            throws SQLException, RefusedException {
        if (!Databases.exists(session, database)) {
            throw refused("Its database is gone. Restore it from a backup.");
        }
    }

    private static void requireConfirmed(Confirmation confirmed) throws RefusedException {
        if (!confirmed.holds()) {
            throw refused("It is being worked on, or gone. Look again later.");
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(FailureKind.REFUSED, message);
    }
}
