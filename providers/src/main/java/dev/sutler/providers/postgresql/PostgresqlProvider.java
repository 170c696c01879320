package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Admission;
import dev.sutler.spi.AdoptRequest;
import dev.sutler.spi.Adoption;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.Confirmation;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Expected;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Found;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Inventory;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.RepairRequest;
import dev.sutler.spi.RotateRequest;
import dev.sutler.spi.Rotation;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Makes databases and logins. Each method holds the name of what it works on, so that a straggler
/// of an earlier attempt and its successor do not meet.
final class PostgresqlProvider implements Provider, Admission, Inventory, Rotation, Adoption {

    private final PostgresqlSettings settings;
    private final Connections connections;
    private final Passwords passwords;
    private final Interior interior;
    private final Logins logins;
    private final Optional<String> brokerId;
    private final Upkeep upkeep;
    private final Takeover takeover;

    /// @param brokerId marks what is made
    PostgresqlProvider(
            PostgresqlSettings settings,
            Connections connections,
            Passwords passwords,
            Optional<String> brokerId) {
        this.settings = settings;
        this.connections = connections;
        this.passwords = passwords;
        this.interior = new Interior(connections);
        this.logins = new Logins(connections);
        this.brokerId = brokerId;
        this.upkeep = new Upkeep(this::maintenance, this::plan, brokerId, logins, interior);
        this.takeover = new Takeover(connections, this::maintenance, this::plan, brokerId, logins);
    }

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        ServiceInstance instance = request.instance();
        Identifier name = Names.of(instance);
        return Trouble.answered(
                () -> {
                    PostgresqlParameters parameters = parameters(instance);
                    try (Session session = maintenance()) {
                        return session.alone(
                                name, () -> provision(session, instance, parameters, call));
                    }
                });
    }

    private Progress<InstanceDetails> provision(
            Session session, ServiceInstance instance, PostgresqlParameters parameters, Call call)
            throws SQLException, RefusedException {
        Identifier name = Names.of(instance);
        Remark remark = Remark.on(brokerId, instance).at(call.epoch());
        Fence.pass(session, call, name);
        call.report("Creating the database.");
        session.together(() -> logins.makeOwner(session, name, remark));
        Databases.make(session, name, parameters);
        session.together(() -> Databases.open(session, name, plan(instance), remark));
        call.report("Preparing the database.");
        interior.furnish(name, name, parameters.extensions());
        return Progress.done(InstanceDetails.none());
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        ServiceInstance target = request.target();
        Identifier name = Names.of(target);
        return Trouble.answered(
                () -> {
                    PostgresqlParameters parameters = parameters(target);
                    try (Session session = maintenance()) {
                        return session.alone(
                                name,
                                () -> {
                                    Fence.pass(session, call, name);
                                    Identifier database = Names.database(target);
                                    requireDatabase(session, database, name);
                                    applyLimits(session, database, name, plan(target));
                                    interior.extend(database, name, parameters.extensions());
                                    return Progress.done(details(target));
                                });
                    }
                });
    }

    /* What was said once about a database that was taken over has to be said again, or it is forgotten. */
    private static InstanceDetails details(ServiceInstance instance) {
        return new InstanceDetails(InstanceMetadata.none(), instance.state());
    }

    private void applyLimits(
            Session session, Identifier database, Identifier owner, PostgresqlPlan plan)
            throws SQLException {
        List<Identifier> all = Roles.logins(session, owner);
        session.together(
                () -> {
                    Databases.limit(session, database, plan);
                    for (Identifier login : all) {
                        logins.limit(session, login, plan);
                    }
                });
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        ServiceInstance instance = request.instance();
        return Trouble.answered(
                () -> {
                    try (Session session = maintenance()) {
                        return session.alone(
                                Names.of(instance), () -> deprovision(session, instance, call));
                    }
                });
    }

    private Progress<Gone> deprovision(Session session, ServiceInstance instance, Call call)
            throws SQLException, RefusedException {
        takeover.requireKnown(session, instance);
        Identifier owner = Names.of(instance);
        Fence.pass(session, call, owner);
        call.report("Dropping the database.");
        Databases.drop(session, Names.database(instance), owner);
        for (Identifier login : Roles.logins(session, owner)) {
            logins.remove(session, login, owner, Names.database(instance));
        }
        logins.removeOwner(session, owner);
        return Progress.gone();
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        Identifier login = Names.of(request.instance(), request.binding());
        return Trouble.answered(
                () -> {
                    try (Session session = maintenance()) {
                        return session.alone(
                                login,
                                () ->
                                        Progress.done(
                                                newLogin(
                                                        session,
                                                        request.instance(),
                                                        request.binding(),
                                                        call)));
                    }
                });
    }

    /* An earlier attempt may have set another password, which nobody was told. */
    private BindingDetails newLogin(
            Session session, ServiceInstance instance, ServiceBinding binding, Call call)
            throws SQLException, RefusedException {
        Identifier name = Names.of(instance);
        Identifier database = Names.database(instance);
        Identifier login = Names.of(instance, binding);
        Remark remark = Remark.on(brokerId, instance, binding).at(call.epoch());
        PostgresqlPlan plan = plan(instance);
        Fence.pass(session, call, name, login);
        requireDatabase(session, database, name);
        Logins.Pass pass = new Logins.Pass(passwords.next(), plan.lifetime().from(session.now()));
        session.together(
                () -> {
                    logins.make(session, login, name, pass, remark);
                    logins.limit(session, login, plan);
                });
        return Credentials.of(settings.published(), database, login, pass);
    }

    @Override
    public Progress<BindingDetails> rotate(RotateRequest request, Call call) {
        Identifier login = Names.of(request.instance(), request.binding());
        return Trouble.answered(
                () -> {
                    try (Session session = maintenance()) {
                        return session.alone(login, () -> rotate(session, login, request, call));
                    }
                });
    }

    private Progress<BindingDetails> rotate(
            Session session, Identifier login, RotateRequest request, Call call)
            throws SQLException, RefusedException {
        BindingDetails renewed = newLogin(session, request.instance(), request.binding(), call);
        call.report("Ending what was begun with the old password.");
        try {
            logins.endSessions(session, login);
        } catch (SQLException goesOn) {
            // The old password is gone by now, so this must not count as a failure that changed
            // nothing.
            throw new Trouble.UnknownOutcomeException(
                    Optional.ofNullable(goesOn.getSQLState()).orElse(""), goesOn);
        }
        return Progress.done(renewed);
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        Identifier name = Names.of(request.instance());
        Identifier database = Names.database(request.instance());
        Identifier login = Names.of(request.instance(), request.binding());
        return Trouble.answered(
                () -> {
                    try (Session session = maintenance()) {
                        return session.alone(
                                login,
                                () -> {
                                    Fence.pass(session, call, name, login);
                                    logins.remove(session, login, name, database);
                                    return Progress.gone();
                                });
                    }
                });
    }

    @Override
    public Optional<String> refusal(ProvisionRequest request) {
        return problems(request.instance());
    }

    @Override
    public Optional<String> refusal(UpdateRequest request) {
        ObjectNode current = request.current().parameters();
        ObjectNode target = request.target().parameters();
        return problems(request.target())
                .or(
                        () ->
                                PostgresqlParameters.of(current)
                                        .changeRefused(PostgresqlParameters.of(target)));
    }

    @Override
    public Optional<String> refusal(BindRequest request) {
        return request.binding().parameters().isEmpty()
                ? Optional.empty()
                : Optional.of("A binding of this service takes no parameters. Leave them out.");
    }

    @Override
    public Progress<InstanceDetails> adopt(AdoptRequest request, Call call) {
        return takeover.take(request, call);
    }

    @Override
    public Progress<Gone> giveBack(AdoptRequest request, Call call) {
        return takeover.giveBack(request, call);
    }

    @Override
    public void list(String serviceId, Consumer<Found> visitor) {
        upkeep.list(serviceId, visitor);
    }

    @Override
    public List<Drift> compare(List<Expected> expected) {
        return upkeep.compare(expected);
    }

    @Override
    public Progress<Gone> removeOrphan(String serviceId, Found orphan, Confirmation confirmation) {
        return upkeep.remove(serviceId, orphan, confirmation);
    }

    @Override
    public Progress<Repaired> repair(RepairRequest request, Confirmation confirmation) {
        return upkeep.repair(request, confirmation);
    }

    @Override
    public void close() {
        connections.close();
    }

    private Session maintenance() throws SQLException {
        return new Session(connections.maintenance());
    }

    private Optional<String> problems(ServiceInstance instance) {
        Optional<Set<String>> allowed = settings.extensionsAllowed();
        return PostgresqlParameters.problems(instance.parameters(), allowed);
    }

    private PostgresqlParameters parameters(ServiceInstance instance) throws RefusedException {
        Optional<String> problems = problems(instance);
        if (problems.isPresent()) {
            throw new RefusedException(FailureKind.REFUSED, problems.get());
        }
        return PostgresqlParameters.of(instance.parameters());
    }

    private PostgresqlPlan plan(ServiceInstance instance) {
        Plan plan = instance.plan();
        return PostgresqlPlan.read(SettingsReader.of(plan.settings()))
                .over(settings.planDefaults());
    }

    private static void requireDatabase(Session session, Identifier database, Identifier owner)
            throws SQLException, RefusedException {
        if (!Databases.exists(session, database) || !Roles.exists(session, owner)) {
            throw new RefusedException(
                    FailureKind.TERMINAL,
                    "The database of this instance is not on the server any more. Delete the"
                            + " instance.");
        }
    }
}
