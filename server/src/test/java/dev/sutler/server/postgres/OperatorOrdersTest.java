package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.operator.DeskOptions;
import dev.sutler.core.operator.Instruction;
import dev.sutler.core.operator.OperatorDesk;
import dev.sutler.core.operator.Order;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.Store.Held;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Every order of an operator in every situation, on a real store: whatever is ordered whenever, an
/// active operation has its resource, a resource in transition has its operation, nothing has two,
/// and the worker from before writes nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorOrdersTest {

    private static final Instruction WHY = new Instruction("ada", "request", "a test");

    private static final String WITHOUT_RESOURCE =
            """
            SELECT count(*) FROM operation o WHERE finished_at IS NULL AND CASE
                WHEN binding_id IS NULL
                THEN NOT EXISTS (SELECT 1 FROM service_instance i WHERE i.id = o.instance_id
                    AND i.state IN ('provisioning', 'updating', 'deprovisioning'))
                ELSE NOT EXISTS (SELECT 1 FROM service_binding b WHERE b.instance_id = o.instance_id
                    AND b.id = o.binding_id AND b.state IN ('binding', 'unbinding')) END
            """;

    private static final String WITHOUT_OPERATION =
            """
            SELECT (SELECT count(*) FROM service_instance i
                WHERE i.state IN ('provisioning', 'updating', 'deprovisioning')
                    AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.instance_id = i.id
                        AND o.binding_id IS NULL AND o.finished_at IS NULL))
                + (SELECT count(*) FROM service_binding b WHERE b.state IN ('binding', 'unbinding')
                    AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.instance_id = b.instance_id
                        AND o.binding_id = b.id AND o.finished_at IS NULL))
            """;

    private final RealPostgres.Database place = Databases.create("orders");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final Store store = database.store();
    private final AtomicLong seconds = new AtomicLong();

    @BeforeEach
    void empty() {
        Databases.execute(place, "DELETE FROM service_instance; DELETE FROM operation");
    }

    @AfterAll
    void close() {
        database.close();
    }

    /// What an operator orders.
    enum What {
        RETRY,
        CANCEL,
        EXTEND,
        FAIL,
        PURGE_INSTANCE,
        DELETE_INSTANCE,
        PURGE_BINDING,
        DELETE_BINDING;

        /// Whether nobody works on what there was any more.
        boolean takesAway() {
            return switch (this) {
                case RETRY, EXTEND -> false;
                case CANCEL, FAIL, PURGE_INSTANCE, DELETE_INSTANCE, PURGE_BINDING, DELETE_BINDING ->
                        true;
            };
        }

        Order give(OperatorDesk desk, UUID operation) {
            return switch (this) {
                case RETRY -> desk.retry(operation, WHY);
                case CANCEL -> desk.cancel(operation, WHY);
                case EXTEND -> desk.extend(operation, Duration.ofDays(2), WHY);
                case FAIL -> desk.fail(operation, WHY);
                case PURGE_INSTANCE -> desk.purgeInstance("i", WHY);
                case DELETE_INSTANCE -> desk.deleteInstance("i", WHY);
                case PURGE_BINDING -> desk.purgeBinding(Plight.KEY, WHY);
                case DELETE_BINDING -> desk.deleteBinding(Plight.KEY, WHY);
            };
        }
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(Plight.values())
                .flatMap(
                        plight ->
                                Arrays.stream(Plight.Progress.values())
                                        .filter(progress -> possible(plight, progress))
                                        .flatMap(
                                                progress ->
                                                        Arrays.stream(What.values())
                                                                .map(
                                                                        what ->
                                                                                Arguments.of(
                                                                                        plight,
                                                                                        progress,
                                                                                        what))));
    }

    private static boolean possible(Plight plight, Plight.Progress progress) {
        boolean makes = plight == Plight.PROVISIONING || plight == Plight.BINDING;
        return switch (plight) {
            case READY, FAILED, BOUND, FAILED_BINDING -> progress == Plight.Progress.QUEUED;
            case PROVISIONING, UPDATING, DEPROVISIONING, BINDING, UNBINDING ->
                    switch (progress) {
                        case QUEUED, HELD, WAITING -> true;
                        case COMPENSATING, COMPENSATING_UNHELD, CUT -> makes;
                    };
        };
    }

    private OperatorDesk desk(Runnable pause) {
        return new OperatorDesk(
                database.operatorView(),
                database.operatorStore(),
                store,
                new OperatorDesk.Workers() {
                    @Override
                    public void interrupt(UUID operationId) {}

                    @Override
                    public void wake() {}
                },
                new DeskOptions(
                        Duration.ofSeconds(20),
                        pause,
                        UUID::randomUUID,
                        () -> Duration.ofSeconds(seconds.incrementAndGet()).toNanos(),
                        (service, plan) -> Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyOrderLeavesThingsInOrder(Plight plight, Plight.Progress progress, What what) {
        Optional<Operation> active = plight.begin(store, progress);
        List<Held> workers = workers();
        thenAllIsInOrder();

        Order order =
                what.give(
                        desk(() -> workers.forEach(held -> store.release(held, Duration.ZERO))),
                        active.map(Operation::id).orElse(new UUID(0, 0)));

        thenAllIsInOrder();
        if (order instanceof Order.Done(boolean changed, var _, var _)
                && changed
                && what.takesAway()
                && touches(plight, what)) {
            workers.forEach(
                    held ->
                            assertThat(store.record(held, finish(plight)))
                                    .as("a worker from before")
                                    .isFalse());
        }
        thenAllIsInOrder();
        boolean again =
                what.give(desk(() -> {}), active.map(Operation::id).orElse(new UUID(0, 0)))
                                instanceof Order.Done(boolean changed, var _, var _)
                        && changed;
        assertThat(again && order instanceof Order.Done).as("changed twice").isFalse();
        workOn();
        thenAllIsInOrder();
        assertThat(
                        Databases.number(
                                place, "SELECT count(*) FROM operation WHERE finished_at IS NULL"))
                .isZero();
    }

    /* An order about the binding leaves the work on the instance alone. */
    private static boolean touches(Plight plight, What what) {
        return switch (what) {
            case PURGE_BINDING, DELETE_BINDING -> plight.bound;
            case RETRY, EXTEND, CANCEL, FAIL, PURGE_INSTANCE, DELETE_INSTANCE -> true;
        };
    }

    private static Step finish(Plight plight) {
        return Work.finished(
                plight.bound ? new Change.BindingRemoved() : new Change.InstanceRemoved());
    }

    private List<Held> workers() {
        return Stream.concat(
                        store.instance("i").latest().stream(),
                        store.binding(Plight.KEY).latest().stream())
                .map(Held::of)
                .toList();
    }

    /* Workers take up whatever is left, and end it. */
    private void workOn() {
        for (int round = 0; round < 6; round++) {
            Databases.age(place, Duration.ofHours(2));
            for (Operation each : store.claim(Work.WORKER, 10)) {
                boolean binding = each.subject().bindingId().isPresent();
                store.record(
                        Held.of(each),
                        each.kind().removes()
                                ? Work.finished(
                                        binding
                                                ? new Change.BindingRemoved()
                                                : new Change.InstanceRemoved())
                                : new Step.Finished(
                                        Optional.of(Work.failure()),
                                        "It failed.",
                                        binding
                                                ? new Change.BindingFailed()
                                                : new Change.InstanceFailed()));
            }
        }
    }

    private void thenAllIsInOrder() {
        assertThat(Databases.number(place, WITHOUT_RESOURCE)).as("without a resource").isZero();
        assertThat(Databases.number(place, WITHOUT_OPERATION)).as("without an operation").isZero();
    }

    @Test
    void nothingBeginsWhileTheOldWorkerHoldsOn() {
        Operation provision = Plight.PROVISIONING.begin(store, Plight.Progress.HELD).orElseThrow();
        Held worker = Held.of(provision);

        assertThat(What.FAIL.give(desk(() -> store.renew(List.of(worker))), provision.id()))
                .isInstanceOf(Order.Refused.class);
        assertThat(store.renew(List.of(worker))).as("it knows that it has lost it").isEmpty();
        assertThat(store.claim(new UUID(5, 5), 10)).isEmpty();
        Databases.age(place, Duration.ofSeconds(31));

        assertThat(What.FAIL.give(desk(() -> {}), provision.id())).isInstanceOf(Order.Done.class);
        assertThat(store.claim(new UUID(5, 5), 10)).isEmpty();
    }

    @Test
    void whatWasTakenAwayAndForgottenGoesOn() {
        Operation provision = Plight.PROVISIONING.begin(store, Plight.Progress.HELD).orElseThrow();
        Held worker = Held.of(provision);
        assertThat(What.FAIL.give(desk(() -> store.renew(List.of(worker))), provision.id()))
                .isInstanceOf(Order.Refused.class);

        store.release(worker, Duration.ZERO);
        Databases.age(place, Duration.ofMinutes(1));

        Operation again = store.claim(new UUID(5, 5), 10).getFirst();
        assertThat(again.id()).isEqualTo(provision.id());
        store.release(worker, Duration.ZERO);
        assertThat(store.renew(List.of(Held.of(again)))).isNotEmpty();
    }

    @Test
    void aCancelledProvisionIsCleanedUpAsSoonAsItsWorkerLetsGo() {
        Operation provision = Plight.PROVISIONING.begin(store, Plight.Progress.HELD).orElseThrow();
        What.CANCEL.give(desk(() -> {}), provision.id());
        assertThat(store.claim(new UUID(5, 5), 10)).isEmpty();

        store.release(Held.of(provision), Duration.ZERO);

        assertThat(store.claim(new UUID(5, 5), 10)).hasSize(1);
    }

    @Test
    void eachOrderStandsInTheAudit() {
        Operation provision =
                Plight.PROVISIONING.begin(store, Plight.Progress.QUEUED).orElseThrow();
        long before = Databases.number(place, "SELECT count(*) FROM audit_entry");

        What.FAIL.give(desk(() -> {}), provision.id());
        What.FAIL.give(desk(() -> {}), provision.id());

        assertThat(
                        Databases.number(
                                place,
                                "SELECT count(*) FROM audit_entry WHERE actor = 'ada' AND action ="
                                        + " 'mark-failed' AND reason = 'a test' AND id > "
                                        + before))
                .isEqualTo(1);
    }
}
