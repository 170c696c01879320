package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.samples.Samples;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A back end whose calls end as they are fated to, and a provider that is honest about it.
final class BackEnd implements Provider {

    /* Whether an object is whole; false when only a part of it is there. */
    private final Map<Object, Boolean> objects = new HashMap<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Set<BindingKey> removedOnTheWay = new HashSet<>();
    private final Watcher watcher;
    private Fate usual = Fate.DONE;
    private int checkpoints;

    BackEnd(Watcher watcher) {
        this.watcher = watcher;
    }

    /// Whoever looks over the shoulder of the back end, and lets things happen during a call.
    interface Watcher {

        /// A call begins.
        ///
        /// @param subject an instance's id or a binding's key
        void called(Object subject, UUID operationId);

        /// A removal begins, and is told of this checkpoint.
        void toldOf(Object subject, UUID operationId, Optional<ObjectNode> abandoned);

        /// Whether an operation is about removing a whole instance.
        boolean removesInstance(UUID operationId);

        /// The process that called dies in the middle of the call.
        void dies();

        /// The process that called stands still.
        void stands();

        /// Somebody wants the resource removed in the middle of the call.
        void removes(Object subject);
    }

    void fate(Fate next) {
        fates.add(next);
    }

    /// From now on, calls without a fate of their own end like this, and no fates are left over.
    void usually(Fate fate) {
        fates.clear();
        usual = fate;
    }

    Set<Object> objects() {
        return objects.keySet();
    }

    boolean whole(Object subject) {
        return objects.getOrDefault(subject, false);
    }

    /// Whether a binding went on the way to removing its instance, which then failed.
    boolean wentOnTheWay(BindingKey key) {
        return removedOnTheWay.contains(key);
    }

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        return makes(request.instance().id(), call, InstanceDetails.none(), garbage());
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        return makes(request.target().id(), call, InstanceDetails.none(), garbage());
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        BindingKey key = new BindingKey(request.instance().id(), request.binding().id());
        removedOnTheWay.remove(key);
        BindingDetails good = Samples.bindingDetails();
        BindingDetails bad =
                new BindingDetails(
                        good.credentials(),
                        good.endpoints(),
                        good.delivery(),
                        good.validity(),
                        nul());
        return makes(key, call, good, bad);
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        String id = request.instance().id();
        watcher.toldOf(id, call.operationId(), request.abandoned());
        return removes(id, call);
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        BindingKey key = new BindingKey(request.instance().id(), request.binding().id());
        watcher.toldOf(key, call.operationId(), request.abandoned());
        Progress<Gone> progress = removes(key, call);
        if (!objects.containsKey(key) && watcher.removesInstance(call.operationId())) {
            removedOnTheWay.add(key);
        }
        return progress;
    }

    private <R> Progress<R> makes(Object subject, Call call, R good, R bad) {
        watcher.called(subject, call.operationId());
        Fate fate = next();
        switch (fate) {
            case DONE, THROWS_AFTER, GARBAGE, CRASH_AFTER, PAUSE, REMOVED_MEANWHILE ->
                    objects.put(subject, true);
            case WORKING, FAILED_HALFWAY, WORKING_WHILE_REMOVED -> objects.put(subject, false);
            case REFUSED, FAILED, TEMPORARY, THROWS_BEFORE, CRASH_BEFORE -> {}
        }
        return told(fate, subject, call, fate == Fate.GARBAGE ? bad : good);
    }

    private Progress<Gone> removes(Object subject, Call call) {
        watcher.called(subject, call.operationId());
        Fate fate = honest(next(), subject);
        switch (fate) {
            case DONE, THROWS_AFTER, GARBAGE, CRASH_AFTER, PAUSE, REMOVED_MEANWHILE ->
                    objects.remove(subject);
            case WORKING, FAILED_HALFWAY, WORKING_WHILE_REMOVED ->
                    objects.computeIfPresent(subject, (id, whole) -> false);
            case REFUSED, FAILED, TEMPORARY, THROWS_BEFORE, CRASH_BEFORE -> {}
        }
        return told(fate, subject, call, Gone.GONE);
    }

    /*
     * What is not there any more is gone, and no honest provider says that it cannot be removed. Nor does it say so of a
     * binding that it has begun to remove, since it has no way to say that the credentials do not work any more.
     */
    private Fate honest(Fate drawn, Object subject) {
        boolean aboutBinding = subject instanceof BindingKey;
        return switch (drawn) {
            case FAILED, REFUSED, TEMPORARY, FAILED_HALFWAY -> {
                if (!(aboutBinding ? whole(subject) : objects.containsKey(subject))) {
                    yield Fate.DONE;
                }
                yield aboutBinding && drawn == Fate.FAILED_HALFWAY ? Fate.FAILED : drawn;
            }
            case GARBAGE -> Fate.DONE;
            default -> drawn;
        };
    }

    private <R> Progress<R> told(Fate fate, Object subject, Call call, R result) {
        return switch (fate) {
            case DONE, GARBAGE -> Progress.done(result);
            case WORKING -> working();
            case REFUSED -> failed(FailureKind.REFUSED, subject);
            case FAILED, FAILED_HALFWAY -> failed(FailureKind.TERMINAL, subject);
            case TEMPORARY -> failed(FailureKind.TEMPORARY, subject);
            case THROWS_BEFORE, THROWS_AFTER ->
                    throw new IllegalStateException("cut off in " + call.operationId());
            case CRASH_BEFORE, CRASH_AFTER -> {
                watcher.dies();
                yield Progress.done(result);
            }
            case PAUSE -> {
                watcher.stands();
                yield Progress.done(result);
            }
            case REMOVED_MEANWHILE -> {
                watcher.removes(subject);
                yield Progress.done(result);
            }
            case WORKING_WHILE_REMOVED -> {
                watcher.removes(subject);
                yield working();
            }
        };
    }

    private <R> Progress<R> working() {
        ObjectNode checkpoint = Samples.json("{}").put("step", ++checkpoints);
        return Progress.working(checkpoint, Duration.ofMinutes(checkpoints % 90), "Going on.");
    }

    private <R> Progress<R> failed(FailureKind kind, Object subject) {
        return new Progress.Failed<>(kind, "No.", new Usability(whole(subject), true));
    }

    private Fate next() {
        return Optional.ofNullable(fates.poll()).orElse(usual);
    }

    private static InstanceDetails garbage() {
        return new InstanceDetails(InstanceMetadata.none(), nul());
    }

    private static ObjectNode nul() {
        return Samples.json("{}").put("text", "\0");
    }
}
