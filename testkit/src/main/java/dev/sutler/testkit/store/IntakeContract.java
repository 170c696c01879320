package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.intake.Account;
import dev.sutler.core.intake.Account.Said;
import dev.sutler.core.intake.Account.Word;
import dev.sutler.core.intake.FoundBinding;
import dev.sutler.core.intake.FoundInstance;
import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.IntakeStore;
import dev.sutler.core.intake.IntakeStore.Reception;
import dev.sutler.core.intake.IntakeTerms;
import dev.sutler.core.intake.Intakes;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.operator.Instruction;
import dev.sutler.core.store.Step.Change;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an implementation of [IntakeStore] owes.
public interface IntakeContract extends StoreFixture {

    /// The way in under test, to the data of [#store()].
    IntakeStore intake();

    /// The same data as another process sees it.
    IntakeStore anotherIntake();

    /// Why it is taken in.
    Instruction WHY = new Instruction("ada", "the run", "we move");

    /// What providers go on with.
    ObjectNode CHECKPOINT = json("{'stage': 'waiting', 'commit': 'c0ffee'}");

    /// The terms of all that is taken in here.
    IntakeTerms TERMS =
            new IntakeTerms(
                    "cloudfoundry",
                    "the run",
                    UUID::randomUUID,
                    plan -> Samples.TIME_LIMIT,
                    CHECKPOINT);

    private static Account account(boolean deleted, Word word) {
        return new Account(deleted, Optional.of(new Said(word, "As it was said.", false)));
    }

    private static Intake found(String id, Account account, FoundBinding... bindings) {
        return found(id, Samples.shape("plan-small"), account, bindings);
    }

    private static Intake found(
            String id, InstanceShape shape, Account account, FoundBinding... bindings) {
        StoredInstance sample = Samples.instance(id, shape);
        return Intakes.of(
                new FoundInstance(
                        id,
                        sample.serviceId(),
                        new FoundInstance.Asked(
                                sample.tenancy(), shape, Samples.caller().identity()),
                        account,
                        sample.output().dashboardUrl(),
                        List.of(bindings)),
                TERMS);
    }

    private static FoundBinding binding(String id, Account account) {
        return new FoundBinding(
                id,
                Samples.binding(new BindingKey("i", id)).request(),
                Samples.caller().identity(),
                account,
                Optional.of(Samples.bindingDetails()));
    }

    private static Intake ready(String id) {
        return found(id, account(false, Word.SUCCEEDED));
    }

    private Reception take(Intake intake) {
        return intake().take(List.of(intake), WHY, "a repository").getFirst();
    }

    private void taken(Intake intake) {
        assertThat(take(intake)).isEqualTo(new Reception.Taken());
    }

    private Operation claimed() {
        List<Operation> claimed = store().claim(ALICE, 10);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    @Test
    default void whatWasMadeIsThereAsIfItHadBeenMadeHere() {
        Intake intake =
                found(
                        "i",
                        account(false, Word.SUCCEEDED),
                        binding("b", account(false, Word.SUCCEEDED)));
        taken(intake);

        Given given = new Given(store());
        StoredInstance expected = intake.instance().orElseThrow();
        assertThat(given.instance("i"))
                .isEqualTo(expected.with(new StoredInstance.Status(InstanceState.READY, true, 1)));
        Operation latest = given.operationOf("i");
        assertThat(latest.kind()).isEqualTo(OperationKind.PROVISION);
        assertThat(latest.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(latest.progress().description()).isEqualTo("As it was said.");
        assertThat(latest.order().caller().identity()).isEqualTo(Samples.caller().identity());
        StoredBinding binding = given.binding(new BindingKey("i", "b"));
        assertThat(binding.state()).isEqualTo(BindingState.READY);
        assertThat(binding.request())
                .isEqualTo(binding("b", account(false, Word.SUCCEEDED)).request());
        assertThat(binding.details().orElseThrow().credentials().orElseThrow().reveal())
                .isEqualTo(Samples.bindingDetails().credentials().orElseThrow().reveal());
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    default void whatGoesOnIsDueAtOnceWithItsCheckpoint() {
        taken(found("i", account(false, Word.IN_PROGRESS)));

        assertThat(new Given(store()).instance("i").state()).isEqualTo(InstanceState.PROVISIONING);
        Operation claimed = claimed();
        assertThat(claimed.progress().checkpoint()).contains(CHECKPOINT);
        assertThat(claimed.lease().epoch()).isPositive();
        assertThat(claimed.schedule().remaining()).isLessThanOrEqualTo(Samples.TIME_LIMIT);
        assertThat(claimed.schedule().remaining()).isGreaterThan(Samples.TIME_LIMIT.dividedBy(2));

        Given given = new Given(store());
        given.record(claimed, Given.finished(new Change.InstanceReady(Samples.instanceDetails())));
        assertThat(given.instance("i").state()).isEqualTo(InstanceState.READY);
        assertThat(given.operation(claimed.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    default void anUpdateThatGoesOnLeadsToWhatWasAskedFor() {
        taken(
                found(
                        "i",
                        new Account(
                                false, Optional.of(new Said(Word.IN_PROGRESS, "changing", true)))));

        Operation claimed = claimed();
        assertThat(claimed.kind()).isEqualTo(OperationKind.UPDATE);
        assertThat(claimed.order().target()).contains(Samples.shape("plan-small"));
        assertThat(new Given(store()).instance("i").state()).isEqualTo(InstanceState.UPDATING);
    }

    @Test
    default void whatGoesOnAboutABindingIsDueAtOnceWithItsCheckpoint() {
        taken(
                found(
                        "i",
                        account(false, Word.SUCCEEDED),
                        binding("made", account(false, Word.IN_PROGRESS)),
                        binding("removed", account(true, Word.IN_PROGRESS))));

        List<Operation> claimed = store().claim(ALICE, 10);

        assertThat(claimed)
                .extracting(Operation::kind)
                .containsExactlyInAnyOrder(OperationKind.BIND, OperationKind.UNBIND);
        assertThat(claimed).allMatch(each -> each.progress().checkpoint().isPresent());
        Given given = new Given(store());
        assertThat(given.binding(new BindingKey("i", "made")).state())
                .isEqualTo(BindingState.BINDING);
        assertThat(given.binding(new BindingKey("i", "removed")).state())
                .isEqualTo(BindingState.UNBINDING);
    }

    @Test
    default void whatHasFailedCanBeRemoved() {
        taken(found("i", account(false, Word.FAILED)));
        taken(found("j", account(true, Word.FAILED)));

        Given given = new Given(store());
        for (String id : List.of("i", "j")) {
            assertThat(given.instance(id).state()).isEqualTo(InstanceState.FAILED);
            assertThat(given.operationOf(id).state()).isEqualTo(OperationState.FAILED);
            assertThat(given.operationOf(id).progress().cause().message())
                    .isEqualTo("As it was said.");
            given.record(given.deprovisioning(id), Given.finished(new Change.InstanceRemoved()));
            assertThat(store().instance(id).instance()).isEmpty();
        }
    }

    @Test
    default void ofWhatIsGoneTheEndIsRememberedForAWhile() {
        taken(found("i", account(true, Word.SUCCEEDED)));

        InstanceSnapshot known = store().instance("i");
        assertThat(known.instance()).isEmpty();
        assertThat(known.latest().map(Operation::kind)).contains(OperationKind.DEPROVISION);
        assertThat(known.latest().map(Operation::state)).contains(OperationState.SUCCEEDED);
        assertThat(new Given(store()).provisioning("i").kind()).isEqualTo(OperationKind.PROVISION);
    }

    @Test
    default void ofABindingThatIsGoneTheEndIsRemembered() {
        taken(
                found(
                        "i",
                        account(false, Word.SUCCEEDED),
                        binding("b", account(true, Word.SUCCEEDED))));

        BindingKey key = new BindingKey("i", "b");
        assertThat(store().binding(key).binding()).isEmpty();
        assertThat(store().binding(key).latest().map(Operation::kind))
                .contains(OperationKind.UNBIND);
    }

    @Test
    default void theSameAgainChangesNothing() {
        List<Intake> all =
                List.of(
                        found(
                                "i",
                                account(false, Word.SUCCEEDED),
                                binding("b", account(false, Word.SUCCEEDED))),
                        found("j", account(false, Word.IN_PROGRESS)),
                        found("k", account(true, Word.SUCCEEDED)));
        all.forEach(this::taken);
        List<InstanceSnapshot> before = snapshots("i", "j", "k");

        assertThat(intake().take(all, WHY, "a repository"))
                .containsOnly(new Reception.AlreadyThere());
        assertThat(intake().look(all)).containsOnly(new Reception.AlreadyThere());
        assertThat(snapshots("i", "j", "k"))
                .extracting(known -> known.latest().map(Operation::id))
                .isEqualTo(
                        before.stream().map(known -> known.latest().map(Operation::id)).toList());
        assertThat(store().bindings("i")).hasSize(1);
    }

    private List<InstanceSnapshot> snapshots(String... ids) {
        return Stream.of(ids).map(store()::instance).toList();
    }

    @Test
    default void whatIsSomethingElseIsLeftAlone() {
        taken(ready("i"));
        StoredInstance before = new Given(store()).instance("i");

        Reception reception =
                take(
                        found(
                                "i",
                                Samples.shape("plan-large"),
                                account(false, Word.FAILED),
                                binding("b", account(false, Word.SUCCEEDED))));

        assertThat(reception).isInstanceOf(Reception.Differs.class);
        assertThat(new Given(store()).instance("i")).isEqualTo(before);
        assertThat(store().bindings("i")).isEmpty();
    }

    @Test
    default void whatIsBeingMadeHereIsLeftAlone() {
        Operation running = new Given(store()).provisioning("i");

        take(ready("i"));
        take(found("i", account(true, Word.SUCCEEDED)));

        Given given = new Given(store());
        assertThat(given.instance("i").state()).isEqualTo(InstanceState.PROVISIONING);
        assertThat(given.operationOf("i").id()).isEqualTo(running.id());
    }

    @Test
    default void whatWasRemovedHereIsNotBroughtBack() {
        new Given(store()).gone("i");

        assertThat(take(ready("i"))).isInstanceOf(Reception.Differs.class);
        assertThat(take(found("i", account(true, Word.SUCCEEDED))))
                .isEqualTo(new Reception.AlreadyThere());
        assertThat(store().instance("i").instance()).isEmpty();
    }

    @Test
    default void whatWasForgottenAndNotRemovedCanBeTakenIn() {
        Given given = new Given(store());
        given.record(given.provisioning("i"), Given.failed(new Change.InstanceRemoved()));

        taken(ready("i"));

        assertThat(given.instance("i").state()).isEqualTo(InstanceState.READY);
        assertThat(given.operationOf("i").state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    default void lookingWritesNothing() {
        assertThat(intake().look(List.of(ready("i")))).containsExactly(new Reception.Taken());

        assertThat(store().instance("i")).isEqualTo(InstanceSnapshot.UNKNOWN);
    }

    @Test
    default void whatCannotBeStoredStopsNothingElse() {
        ObjectNode unstorable = Samples.empty().put("name", "a\0b");
        InstanceShape shape =
                new InstanceShape("plan-small", Samples.empty(), unstorable, Optional.empty());
        List<Intake> all =
                List.of(
                        ready("a"),
                        found("b", shape, account(false, Word.SUCCEEDED)),
                        ready("\0"),
                        ready("c".repeat(1_025)),
                        found(
                                "d",
                                account(false, Word.SUCCEEDED),
                                binding("x".repeat(1_025), account(false, Word.SUCCEEDED))),
                        ready("e"));

        List<Reception> receptions = intake().take(all, WHY, "a repository");

        assertThat(receptions.get(0)).isEqualTo(new Reception.Taken());
        assertThat(receptions.subList(1, 5)).allMatch(Reception.Unfit.class::isInstance);
        assertThat(receptions.get(5)).isEqualTo(new Reception.Taken());
        assertThat(store().instance("b")).isEqualTo(InstanceSnapshot.UNKNOWN);
        assertThat(store().instance("d")).isEqualTo(InstanceSnapshot.UNKNOWN);
    }

    @Test
    default void manyAreAnsweredInTheOrderInWhichTheyWereGiven() {
        List<Intake> all =
                new ArrayList<>(IntStream.range(0, 1_000).mapToObj(i -> ready("i" + i)).toList());
        Collections.reverse(all);
        taken(all.get(700));

        List<Reception> receptions = intake().take(all, WHY, "a repository");

        assertThat(receptions).hasSize(1_000);
        assertThat(receptions.get(700)).isEqualTo(new Reception.AlreadyThere());
        assertThat(Collections.frequency(receptions, new Reception.Taken())).isEqualTo(999);
        assertThat(snapshots("i0", "i999")).allMatch(known -> known.instance().isPresent());
    }

    @Test
    default void whoeverTakesTheSameAtTheSameTimeTakesItOnce() {
        List<Intake> all = IntStream.range(0, 600).mapToObj(i -> ready("i" + i)).toList();
        List<Intake> again = new ArrayList<>(all);
        Collections.shuffle(again, new Random(7));
        IntakeStore one = intake();
        IntakeStore other = anotherIntake();

        List<List<Reception>> receptions =
                Together.run(
                        List.of(
                                () -> one.take(all, WHY, "a repository"),
                                () -> other.take(again, WHY, "a repository")));

        assertThat(
                        receptions.stream()
                                .flatMap(List::stream)
                                .filter(Reception.Taken.class::isInstance))
                .hasSize(600);
    }
}
