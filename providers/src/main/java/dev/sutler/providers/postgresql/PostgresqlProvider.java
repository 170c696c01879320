package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Admission;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
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

/// Makes databases and logins. Each method holds the name of what it works on, so that a straggler
/// of an earlier attempt and its successor do not meet.
final class PostgresqlProvider implements Provider, Admission, Rotation {

    private final PostgresqlSettings settings;
    private final Connections connections;
    private final Passwords passwords;
    private final Interior interior;
    private final Logins logins;

    PostgresqlProvider(PostgresqlSettings settings, Connections connections, Passwords passwords) {
        this.settings = settings;
        this.connections = connections;
        this.passwords = passwords;
        this.interior = new Interior(connections);
        this.logins = new Logins(connections);
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
        Remark remark = Remark.on(instance);
        call.report("Creating the database.");
        makeOwner(session, name, remark);
        Databases.make(session, name, parameters);
        session.together(() -> Databases.open(session, name, plan(instance), remark));
        call.report("Preparing the database.");
        interior.furnish(name, parameters.extensions());
        return Progress.done(InstanceDetails.none());
    }

    private static void makeOwner(Session session, Identifier name, Remark remark)
            throws SQLException {
        session.together(
                () -> {
                    if (!Roles.exists(session, name)) {
                        session.run("CREATE ROLE " + name + " NOLOGIN");
                    }
                    String text = session.literal(remark.text());
                    session.run("COMMENT ON ROLE " + name + " IS " + text);
                    Roles.join(session, name);
                });
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
                                    requireDatabase(session, name);
                                    applyLimits(session, name, plan(target));
                                    interior.extend(name, parameters.extensions());
                                    return Progress.done(InstanceDetails.none());
                                });
                    }
                });
    }

    private void applyLimits(Session session, Identifier name, PostgresqlPlan plan)
            throws SQLException {
        List<Identifier> all = Roles.logins(session, name);
        session.together(
                () -> {
                    Databases.limit(session, name, plan);
                    for (Identifier login : all) {
                        logins.limit(session, login, plan);
                    }
                });
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        Identifier name = Names.of(request.instance());
        return Trouble.answered(
                () -> {
                    try (Session session = maintenance()) {
                        return session.alone(name, () -> deprovision(session, name, call));
                    }
                });
    }

    private Progress<Gone> deprovision(Session session, Identifier name, Call call)
            throws SQLException {
        call.report("Dropping the database.");
        Databases.drop(session, name);
        for (Identifier login : Roles.logins(session, name)) {
            logins.remove(session, login, name);
        }
        logins.removeOwner(session, name);
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
                                                        request.binding())));
                    }
                });
    }

    /* An earlier attempt may have set another password, which nobody was told. */
    private BindingDetails newLogin(
            Session session, ServiceInstance instance, ServiceBinding binding)
            throws SQLException, RefusedException {
        Identifier name = Names.of(instance);
        Identifier login = Names.of(instance, binding);
        PostgresqlPlan plan = plan(instance);
        requireDatabase(session, name);
        Logins.Pass pass = new Logins.Pass(passwords.next(), plan.lifetime().from(session.now()));
        session.together(
                () -> {
                    logins.make(session, login, name, pass, Remark.on(instance, binding));
                    logins.limit(session, login, plan);
                });
        return Credentials.of(settings.published(), name, login, pass);
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
        BindingDetails renewed = newLogin(session, request.instance(), request.binding());
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
        Identifier login = Names.of(request.instance(), request.binding());
        return Trouble.answered(
                () -> {
                    try (Session session = maintenance()) {
                        return session.alone(
                                login,
                                () -> {
                                    logins.remove(session, login, name);
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

    private static void requireDatabase(Session session, Identifier name)
            throws SQLException, RefusedException {
        if (!Databases.exists(session, name) || !Roles.exists(session, name)) {
            throw new RefusedException(
                    FailureKind.TERMINAL,
                    "The database of this instance is not on the server any more. Delete the"
                            + " instance.");
        }
    }
}
