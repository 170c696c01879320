package dev.sutler.core.simulation;

import dev.sutler.core.Broker;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.store.StoreUnavailableException;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Plays a history against two processes, one store and one back end, and judges it.
final class Machine implements BackEnd.Watcher {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    /* An eighth of the time limit to clean up, a lease to wait for, and a few looks. */
    private static final Duration GRACE = Duration.ofSeconds(75 + 30 + 60);
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final MemoryStore memory = new MemoryStore(Replica.LEASE);
    private final Judge judge = new Judge(memory);
    private final BackEnd backEnd = new BackEnd(this);
    private final Catalog catalog = Offer.open().within(TIME_LIMIT).catalog();
    private final List<FaultyStore> lines = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();
    private int current;
    private int born;
    private long operationIds;

    private Machine() {
        for (int process = 0; process < 2; process++) {
            lines.add(new FaultyStore(memory));
            replicas.add(replica(process));
        }
    }

    /// Plays a history; then the faults end, but the back end goes on as `stuck` says until every
    /// operation must be over; then everything is removed.
    ///
    /// @return what did not hold
    static Optional<String> play(List<Plot> history, Fate stuck) {
        Machine machine = new Machine();
        for (Plot plot : history) {
            machine.step(plot);
        }
        machine.lines.forEach(FaultyStore::heal);
        machine.backEnd.usually(stuck);
        machine.settle("while the back end says " + stuck);
        machine.backEnd.usually(Fate.DONE);
        machine.clear();
        return machine.judge.violation();
    }

    private Replica replica(int process) {
        return new Replica(
                lines.get(process),
                new Replica.World(() -> catalog, serviceId -> Optional.of(backEnd)),
                born++,
                process == 0,
                () -> new UUID(2, operationIds++));
    }

    private void step(Plot plot) {
        switch (plot) {
            case Plot.Provision put -> ask(put.process(), broker -> broker.provision(command(put)));
            case Plot.Update patch -> ask(patch.process(), broker -> broker.update(command(patch)));
            case Plot.Deprovision(int process, String id, boolean polls) ->
                    deprovision(process, id, polls);
            case Plot.Bind put -> ask(put.process(), broker -> broker.bind(command(put)));
            case Plot.Unbind(int process, BindingKey key, boolean polls) ->
                    unbind(process, key, polls);
            case Plot.Fated(Fate fate) -> backEnd.fate(fate);
            case Plot.StoreFault(int process, Plot.StoreFault.Kind kind) ->
                    lines.get(process).fail(kind);
            case Plot.Claim(int process) -> claim(process);
            case Plot.Work(int process) -> as(process, () -> replicas.get(process).runTask());
            case Plot.Renew(int process) -> renew(process);
            case Plot.Crash(int process) -> kill(process);
            case Plot.Advance(Duration by) -> advance(by);
        }
        look();
    }

    private void look() {
        for (int process = 0; process < replicas.size(); process++) {
            if (lines.get(process).dead()) {
                lines.set(process, new FaultyStore(memory));
                replicas.set(process, replica(process));
            }
        }
        judge.look(backEnd);
        for (OperationRow row : List.copyOf(memory.rows())) {
            Operation.Subject subject = row.begun.subject();
            Optional<String> id = Optional.of(row.begun.id().toString());
            Broker broker = replicas.getFirst().broker();
            Outcome outcome =
                    subject.bindingId().isPresent()
                            ? broker.lastOperation(
                                    Samples.caller(),
                                    new BindingKey(subject.instanceId(), subject.bindingId().get()),
                                    Broker.Hint.NONE,
                                    id)
                            : broker.lastOperation(
                                    Samples.caller(), subject.instanceId(), Broker.Hint.NONE, id);
            Operation told = ((Outcome.LastOperation) outcome).operation();
            judge.lastOperation(told.id(), told.state());
        }
    }

    private void ask(int process, Function<Broker, Outcome> question) {
        String before = memory.dump();
        as(
                process,
                () -> {
                    Outcome outcome = question.apply(replicas.get(process).broker());
                    judge.demand(
                            !(outcome instanceof Outcome.Rejected) || before.equals(memory.dump()),
                            "a rejected request changed something: " + outcome);
                    return true;
                });
    }

    /* Whatever the line to the store does is the process' own trouble. */
    private boolean as(int process, Supplier<Boolean> task) {
        if (lines.get(process).dead()) {
            return false;
        }
        int before = current;
        current = process;
        try {
            return task.get();
        } catch (StoreUnavailableException cut) {
            return false;
        } finally {
            current = before;
        }
    }

    private void claim(int process) {
        as(process, () -> replicas.get(process).runner().claimDue() > 0);
    }

    private void renew(int process) {
        as(
                process,
                () -> {
                    replicas.get(process).runner().renew();
                    return true;
                });
    }

    private void kill(int process) {
        lines.get(process).die();
        replicas.get(process).advance(Duration.ofDays(1));
    }

    private void advance(Duration by) {
        memory.advance(by);
        replicas.forEach(replica -> replica.advance(by));
    }

    private void deprovision(int process, String id, boolean polls) {
        ask(
                process,
                broker ->
                        broker.deprovision(
                                new Command.Deprovision(Samples.caller(), id, planOf(id), polls)));
    }

    private void unbind(int process, BindingKey key, boolean polls) {
        ask(
                process,
                broker ->
                        broker.unbind(
                                new Command.Unbind(
                                        Samples.caller(), key, planOf(key.instanceId()), polls)));
    }

    private Command.Provision command(Plot.Provision put) {
        return new Command.Provision(
                Samples.caller(),
                put.id(),
                new PlanChoice(Samples.SERVICE, Samples.PLAN),
                new Tenancy("org", "space"),
                new Command.Payload(
                        Optional.of(number("size", put.size())),
                        Samples.json("{}"),
                        Optional.empty()),
                put.polls());
    }

    private static Command.Update command(Plot.Update patch) {
        return new Command.Update(
                Samples.caller(),
                patch.id(),
                Samples.SERVICE,
                patch.otherPlan() ? Optional.of(Samples.OTHER_PLAN) : Optional.empty(),
                new Command.Change(
                        Optional.of(number("size", patch.size())),
                        Optional.empty(),
                        Optional.empty()),
                patch.polls());
    }

    private Command.Bind command(Plot.Bind put) {
        return new Command.Bind(
                Samples.caller(),
                put.key(),
                Optional.of(planOf(put.key().instanceId())),
                new Command.Use(Samples.json("{}"), Optional.empty()),
                new Command.BindPayload(
                        Optional.of(number("role", put.role())), Samples.json("{}")),
                put.polls());
    }

    private PlanChoice planOf(String id) {
        String plan =
                memory.resources()
                        .instance(id)
                        .map(instance -> instance.shape().planId())
                        .orElse(Samples.PLAN);
        return new PlanChoice(Samples.SERVICE, plan);
    }

    private static ObjectNode number(String name, int value) {
        return Samples.json("{}").put(name, value);
    }

    /* Until the last deadline has passed, with time to clean up, and nobody may be at work any more. */
    private void settle(String when) {
        Instant end =
                memory.rows().stream()
                        .filter(OperationRow::active)
                        .map(row -> row.deadline)
                        .reduce(memory.now(), (left, right) -> left.isAfter(right) ? left : right)
                        .plus(GRACE);
        while (active() && memory.now().isBefore(end) && judge.violation().isEmpty()) {
            for (int process = 0; process < replicas.size(); process++) {
                claim(process);
                int each = process;
                while (as(process, () -> replicas.get(each).runTask())) {
                    judge.look(backEnd);
                }
                renew(process);
            }
            look();
            advance(LOOK);
        }
        judge.demand(!active(), "an operation is still active " + when);
    }

    private boolean active() {
        return memory.rows().stream().anyMatch(OperationRow::active);
    }

    private void clear() {
        settle("when all is well");
        for (StoredInstance instance : List.copyOf(memory.resources().instances())) {
            deprovision(0, instance.id(), true);
        }
        settle("when all is removed");
        judge.demand(memory.resources().instances().isEmpty(), "an instance cannot be removed");
        judge.demand(memory.resources().bindings().isEmpty(), "a binding is left");
        judge.demand(backEnd.objects().isEmpty(), "left behind: " + backEnd.objects());
    }

    @Override
    public void called(Object subject, UUID operationId) {
        judge.called(subject, operationId);
    }

    @Override
    public void toldOf(Object subject, UUID operationId, Optional<ObjectNode> abandoned) {
        judge.toldOf(subject, operationId, abandoned);
    }

    @Override
    public boolean removesInstance(UUID operationId) {
        return judge.removesInstance(operationId);
    }

    @Override
    public void dies() {
        kill(current);
    }

    @Override
    public void stands() {
        advance(Replica.LEASE.plusSeconds(5));
        int other = 1 - current;
        claim(other);
        as(other, () -> replicas.get(other).runTask());
    }

    @Override
    public void removes(Object subject) {
        int other = 1 - current;
        if (subject instanceof BindingKey key) {
            unbind(other, key, true);
        } else {
            deprovision(other, subject.toString(), true);
        }
        claim(other);
    }
}
