package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.Confirmation;
import dev.sutler.spi.Dashboards;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Expected;
import dev.sutler.spi.Found;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Inventory;
import dev.sutler.spi.Notice;
import dev.sutler.spi.Notified;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.Reception;
import dev.sutler.spi.RepairRequest;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes down what is wanted, and reads what has become of it.
final class GitopsProvider implements Provider, Dashboards, Inventory, Notified {

    private static final String DASHBOARD = "dashboard_url";

    private final Branch branch;
    private final Desk desk;
    private final InstantSource clock;

    GitopsProvider(Branch branch, Desk desk, InstantSource clock) {
        this.branch = branch;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        return shape(Kind.PROVISION, request.instance(), request.requestedBy(), call);
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        return shape(Kind.UPDATE, request.target(), request.requestedBy(), call);
    }

    private Progress<InstanceDetails> shape(
            Kind kind, ServiceInstance instance, Optional<OriginatingIdentity> by, Call call) {
        return new Course<>(
                        branch,
                        desk,
                        task(kind, instance, by, call),
                        call,
                        (_, extras, _) -> Progress.done(details(instance, extras)))
                .next();
    }

    private static InstanceDetails details(ServiceInstance instance, Status.Extras extras) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        extras.dashboardUrl().or(() -> told(instance)).ifPresent(url -> state.put(DASHBOARD, url));
        return new InstanceDetails(InstanceMetadata.none(), state);
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        Task task = task(Kind.DEPROVISION, request.instance(), request.requestedBy(), call);
        return new Course<>(branch, desk, task, call, (_, _, _) -> Progress.gone()).next();
    }

    private Task task(
            Kind kind, ServiceInstance instance, Optional<OriginatingIdentity> by, Call call) {
        Stamp stamp = stamp(kind, instance, call);
        return new Task(
                kind,
                instance.id(),
                Place.ofInstance(instance.id()),
                stamp.operation(),
                call.epoch(),
                new InstancePaper(desk.wording(), instance, by, stamp, kind.removes()));
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        Task task =
                task(
                        Kind.BIND,
                        new BindingPaper.Bond(request.instance(), request.binding()),
                        request.requestedBy(),
                        call);
        PlanSettings plan = PlanSettings.of(request.instance().plan().settings());
        Handout handout = new Handout(branch, desk, plan, task);
        return new Course<>(branch, desk, task, call, handout).next();
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        Task task =
                task(
                        Kind.UNBIND,
                        new BindingPaper.Bond(request.instance(), request.binding()),
                        request.requestedBy(),
                        call);
        return new Course<>(
                        branch,
                        desk,
                        task,
                        call,
                        (Snapshot now, Status.Extras _, Checkpoint at) ->
                                new Clearance(branch, desk.ownership(), task)
                                        .clear(now, at, Progress::gone))
                .next();
    }

    private Task task(
            Kind kind, BindingPaper.Bond bond, Optional<OriginatingIdentity> by, Call call) {
        String id = bond.binding().id();
        Stamp stamp = stamp(kind, bond.instance(), call);
        return new Task(
                kind,
                id,
                Place.ofBinding(bond.instance().id(), id),
                stamp.operation(),
                call.epoch(),
                new BindingPaper(desk.wording(), bond, by, stamp, kind.removes()));
    }

    private Stamp stamp(Kind kind, ServiceInstance instance, Call call) {
        return new Stamp(
                kind.word() + "-" + call.operationId(),
                call.epoch(),
                clock.instant(),
                instance.maintenanceVersion(),
                Optional.empty());
    }

    @Override
    public Optional<String> dashboardUrl(ServiceInstance instance) {
        return told(instance)
                .or(() -> desk.settings().dashboards().url(instance, desk.wording().offering()));
    }

    /* What a pipeline has said comes first. */
    private static Optional<String> told(ServiceInstance instance) {
        return instance.state()
                .optional(DASHBOARD)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    @Override
    public void list(String serviceId, Consumer<Found> visitor) {
        new Stocktaking(known(), desk.ownership()).list(serviceId, visitor);
    }

    @Override
    public List<Drift> compare(List<Expected> expected) {
        return new Differences(known(), desk.settings().pipeline().removeCredentials())
                .of(expected);
    }

    @Override
    public Progress<Gone> removeOrphan(String serviceId, Found orphan, Confirmation confirmation) {
        return new Restoration(branch, desk, clock).remove(orphan, confirmation);
    }

    @Override
    public Progress<Repaired> repair(RepairRequest request, Confirmation confirmation) {
        return new Restoration(branch, desk, clock).repair(request, confirmation);
    }

    @Override
    public Reception notified(Notice notice) {
        if (!notice.channel().equals(desk.settings().remote().name())) {
            return Reception.UNKNOWN_CHANNEL;
        }
        if (!desk.webhook().accepts(notice.headers(), notice.body())) {
            return Reception.REFUSED;
        }
        branch.hasten();
        return Reception.ACCEPTED;
    }

    private Snapshot known() {
        return branch.snapshot()
                .orElseThrow(() -> new IllegalStateException(branch.standing().message()));
    }

    @Override
    public void close() {
        branch.release();
    }
}
