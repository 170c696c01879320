package dev.sutler.providers.postgresql;

import dev.sutler.spi.AdoptRequest;
import dev.sutler.spi.Call;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.databind.node.JsonNodeFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Takes over databases that somebody else has made, and gives them back.
///
/// A database keeps its name, and whoever is connected stays so: to rename it would take that away
/// from applications that run. What the one role in it owned belongs to the owner role from then
/// on, and that role's rights are the old one's as well. The remark says what has to be known to
/// give it back, and stands there before anything else changes.
final class Takeover {

    private final Connections connections;
    private final Upkeep.Sessions sessions;
    private final Function<ServiceInstance, PostgresqlPlan> plans;
    private final Optional<String> brokerId;
    private final Logins logins;

    Takeover(
            Connections connections,
            Upkeep.Sessions sessions,
            Function<ServiceInstance, PostgresqlPlan> plans,
            Optional<String> brokerId,
            Logins logins) {
        this.connections = connections;
        this.sessions = sessions;
        this.plans = plans;
        this.brokerId = brokerId;
        this.logins = logins;
    }

    /// What a database was before.
    ///
    /// @param owner the role that owned everything in it; empty when it was empty
    /// @param remark its comment
    /// @param limit its connection limit
    record Before(Optional<String> owner, Optional<String> remark, int limit) {}

    Progress<InstanceDetails> take(AdoptRequest request, Call call) {
        return Trouble.answered(
                () -> {
                    Identifier database = Candidate.named(request.name());
                    try (Session session = sessions.open()) {
                        return session.alone(
                                List.of(Names.of(request.instance()), database),
                                () -> take(session, database, request.instance(), call));
                    }
                });
    }

    private Progress<InstanceDetails> take(
            Session session, Identifier database, ServiceInstance instance, Call call)
            throws SQLException, RefusedException {
        Identifier owner = Names.of(instance);
        Fence.pass(session, call, owner);
        Candidate candidate = Candidate.look(session, database);
        Optional<Before> begun = ours(candidate, instance);
        if (begun.isEmpty()) {
            candidate.requireSafe(brokerId);
        }
        try (Session inside = new Session(connections.inside(database.name()))) {
            Before before = begun.isPresent() ? begun.get() : candidate.inside(session, inside);
            Remark remark = Remark.onTakenOver(brokerId, instance, before);
            Remark role = Remark.on(brokerId, instance).at(call.epoch());
            session.together(
                    () -> {
                        logins.makeOwner(session, owner, role);
                        Databases.grant(session, database, owner, remark);
                        Databases.limit(session, database, plans.apply(instance));
                    });
            inside.together(() -> handOver(inside, owner, before));
        }
        return Progress.done(
                new InstanceDetails(
                        InstanceMetadata.none(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put(Names.TAKEN_OVER, database.name())));
    }

    private static void handOver(Session inside, Identifier owner, Before before)
            throws SQLException {
        inside.run("GRANT ALL ON SCHEMA public TO " + owner);
        if (before.owner().isPresent()) {
            Identifier old = new Identifier(before.owner().get());
            inside.run("REASSIGN OWNED BY " + old + " TO " + owner);
            inside.run("GRANT " + owner + " TO " + old);
            String later = "ALTER DEFAULT PRIVILEGES FOR ROLE " + old + " GRANT ALL ON ";
            inside.run(later + "TABLES TO " + owner);
            inside.run(later + "SEQUENCES TO " + owner);
        }
    }

    /* An earlier attempt has begun. */
    private Optional<Before> ours(Candidate candidate, ServiceInstance instance) {
        Remark.Ids ids = Remark.read(candidate.remark());
        boolean same =
                ids.of(brokerId, instance.plan().serviceId())
                        && ids.instanceId().filter(instance.id()::equals).isPresent();
        return same ? Remark.before(candidate.remark()) : Optional.empty();
    }

    Progress<Gone> giveBack(AdoptRequest request, Call call) {
        return Trouble.answered(
                () -> {
                    if (!Identifier.isAllowed(request.name())) {
                        return Progress.gone();
                    }
                    Identifier database = new Identifier(request.name());
                    try (Session session = sessions.open()) {
                        return session.alone(
                                List.of(Names.of(request.instance()), database),
                                () -> giveBack(session, database, request.instance(), call));
                    }
                });
    }

    private Progress<Gone> giveBack(
            Session session, Identifier database, ServiceInstance instance, Call call)
            throws SQLException, RefusedException {
        Identifier owner = Names.of(instance);
        Fence.pass(session, call, owner);
        if (!Databases.exists(session, database)) {
            logins.removeOwner(session, owner);
            return Progress.gone();
        }
        Candidate candidate = Candidate.look(session, database);
        Optional<Before> begun = ours(candidate, instance);
        if (begun.isEmpty()) {
            // Nothing was begun, or all is given back but the role.
            requireOwnsNothing(session, database, owner);
            logins.removeOwner(session, owner);
            return Progress.gone();
        }
        Before before = begun.get();
        try (Session inside = new Session(connections.inside(database.name()))) {
            if (before.owner().isPresent() && Roles.exists(session, owner)) {
                Identifier old = new Identifier(before.owner().get());
                inside.run("REASSIGN OWNED BY " + owner + " TO " + old);
            }
        }
        requireOwnsNothing(session, database, owner);
        String remark =
                before.remark().isPresent() ? session.literal(before.remark().get()) : "NULL";
        session.together(
                () -> {
                    session.run("COMMENT ON DATABASE " + database + " IS " + remark);
                    session.run(
                            "ALTER DATABASE " + database + " CONNECTION LIMIT " + before.limit());
                    if (Roles.exists(session, owner)) {
                        session.run("REVOKE ALL ON DATABASE " + database + " FROM " + owner);
                    }
                });
        logins.removeOwner(session, owner);
        return Progress.gone();
    }

    /* What the role still owned would go with it. */
    private static void requireOwnsNothing(Session session, Identifier database, Identifier owner)
            throws SQLException, RefusedException {
        if (Roles.ownersIn(session, database).contains(owner.name())) {
            throw new RefusedException(
                    FailureKind.TERMINAL,
                    "What is in the database belongs to the instance's role. Give it to another"
                            + " role by hand.");
        }
    }

    /// Before an instance is removed: what it took over must be known by its state, else removing
    /// its role would empty a database that nobody asked to remove.
    void requireKnown(Session session, ServiceInstance instance)
            throws SQLException, RefusedException {
        Identifier owner = Names.of(instance);
        List<String> known = List.of(owner.name(), Names.database(instance).name());
        for (String database : Roles.databasesWithTraces(session, owner)) {
            if (!known.contains(database) && Identifier.isAllowed(database)) {
                Optional<String> remark =
                        Candidate.look(session, new Identifier(database)).remark();
                if (Remark.before(remark).isPresent()) {
                    requireOwnsNothing(session, new Identifier(database), owner);
                }
            }
        }
    }
}
