package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.PLAN;
import static dev.sutler.core.samples.Samples.SERVICE;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.samples.Puppet.Act;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Everything that a platform can ask about an instance that another platform made.
final class StrangerTest {

    private static final Caller STRANGER = new Caller("stranger", Optional.empty(), "request");
    private static final BindingKey BINDING = new BindingKey(INSTANCE_ID, "b");

    private final Puppet puppet = new Puppet();
    private final Desk desk = new Desk(Offer.open().catalog(), puppet);

    /// Each question, and what a stranger hears.
    enum Question {
        PROVISION(Reason.CONFLICT, (broker, plan) -> broker.provision(provision(plan))),
        FETCH(
                Reason.NOT_FOUND,
                (broker, plan) -> broker.fetchInstance(STRANGER, INSTANCE_ID, hint(plan))),
        UPDATE(Reason.NOT_FOUND, (broker, plan) -> broker.update(update(plan))),
        DEPROVISION(
                Reason.NOT_FOUND,
                (broker, plan) ->
                        broker.deprovision(
                                new Command.Deprovision(STRANGER, INSTANCE_ID, plan, true))),
        LAST_OPERATION(
                Reason.NOT_FOUND,
                (broker, plan) ->
                        broker.lastOperation(
                                STRANGER, INSTANCE_ID, Broker.Hint.NONE, Optional.empty())),
        BIND(Reason.NOT_FOUND, (broker, plan) -> broker.bind(bind(plan))),
        FETCH_BINDING(
                Reason.NOT_FOUND,
                (broker, plan) -> broker.fetchBinding(STRANGER, BINDING, hint(plan))),
        UNBIND(
                Reason.NOT_FOUND,
                (broker, plan) -> broker.unbind(new Command.Unbind(STRANGER, BINDING, plan, true))),
        BINDING_LAST_OPERATION(
                Reason.NOT_FOUND,
                (broker, plan) ->
                        broker.lastOperation(
                                STRANGER, BINDING, Broker.Hint.NONE, Optional.empty()));

        private final Reason answer;
        private final BiFunction<Broker, PlanChoice, Outcome> ask;

        Question(Reason answer, BiFunction<Broker, PlanChoice, Outcome> ask) {
            this.answer = answer;
            this.ask = ask;
        }

        private static Command.Provision provision(PlanChoice plan) {
            return new Command.Provision(
                    STRANGER,
                    INSTANCE_ID,
                    plan,
                    new Tenancy("org", "space"),
                    new Command.Payload(Optional.of(json("{}")), json("{}"), Optional.empty()),
                    true);
        }

        private static Command.Update update(PlanChoice plan) {
            return new Command.Update(
                    STRANGER,
                    INSTANCE_ID,
                    plan.serviceId(),
                    Optional.of(plan.planId()),
                    new Command.Change(
                            Optional.of(json("{'size': 2}")), Optional.empty(), Optional.empty()),
                    true);
        }

        private static Command.Bind bind(PlanChoice plan) {
            return new Command.Bind(
                    STRANGER,
                    BINDING,
                    Optional.of(plan),
                    new Command.Use(json("{}"), Optional.empty()),
                    new Command.BindPayload(Optional.empty(), json("{}")),
                    true);
        }

        private static Broker.Hint hint(PlanChoice plan) {
            return new Broker.Hint(Optional.of(plan.serviceId()), Optional.of(plan.planId()));
        }
    }

    private Rejection ask(Question question, PlanChoice plan) {
        return ((Outcome.Rejected) question.ask.apply(desk.broker(), plan)).rejection();
    }

    @ParameterizedTest
    @EnumSource
    void aStrangerIsToldNothingAndChangesNothing(Question question) {
        desk.provision("{}", true);
        desk.bind("b", "{}", "{}");
        String before = desk.store.dump();
        assertThat(ask(question, new PlanChoice(SERVICE, PLAN)).reason())
                .isEqualTo(question.answer);
        assertThat(desk.store.dump()).isEqualTo(before);
        assertThat(puppet.requests()).hasSize(2);
    }

    /// Not even by way of what is said about the request: the words do not depend on what is there.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsThereDoesNotShowInTheWords(boolean running) {
        PlanChoice other = new PlanChoice(SERVICE, "another-plan");
        List<Question> questions =
                List.of(
                        Question.FETCH,
                        Question.UPDATE,
                        Question.BIND,
                        Question.FETCH_BINDING,
                        Question.LAST_OPERATION,
                        Question.BINDING_LAST_OPERATION);
        for (PlanChoice plan : List.of(other, new PlanChoice(SERVICE, PLAN))) {
            Desk nothing = new Desk(Offer.open().catalog(), puppet);
            puppet.plays(running ? Act.WORKING : Act.DONE);
            desk.provision("{}", true);
            desk.bind("b", "{}", "{}");
            for (Question question : questions) {
                assertThat(question.ask.apply(desk.broker(), plan))
                        .as(question.name())
                        .isEqualTo(question.ask.apply(nothing.broker(), plan));
            }
        }
    }

    @Test
    void operationsAreToldToTheirPlatformOnlyAlsoWhenTheInstanceIsGone() {
        desk.provision("{}", true);
        desk.bind("b", "{}", "{}");
        desk.deprovision(true);
        Optional<Operation> removal = desk.store.instance(INSTANCE_ID).latest();
        Optional<String> id = removal.map(operation -> operation.id().toString());
        assertThat(id).isPresent();
        for (Optional<String> asked : List.of(id, Optional.<String>empty())) {
            assertThat(desk.broker().lastOperation(STRANGER, INSTANCE_ID, Broker.Hint.NONE, asked))
                    .isInstanceOf(Outcome.Rejected.class);
            assertThat(desk.broker().lastOperation(STRANGER, BINDING, Broker.Hint.NONE, asked))
                    .isInstanceOf(Outcome.Rejected.class);
        }
    }

    /// A free id is for everybody, and what the one before did with it stays its own.
    @Test
    void anIdThatIsFreeAgainMayHaveAnotherOwner() {
        desk.provision("{}", true);
        desk.bind("b", "{}", "{}");
        String first = desk.store.instance(INSTANCE_ID).latest().orElseThrow().id().toString();
        desk.deprovision(true);
        PlanChoice plan = new PlanChoice(SERVICE, PLAN);
        assertThat(Question.PROVISION.ask.apply(desk.broker(), plan))
                .isInstanceOf(Outcome.InstanceCreated.class);
        Outcome.LastOperation told =
                (Outcome.LastOperation)
                        desk.broker()
                                .lastOperation(
                                        STRANGER,
                                        INSTANCE_ID,
                                        Broker.Hint.NONE,
                                        Optional.of(first));
        assertThat(told.operation().id().toString()).isNotEqualTo(first);
        assertThat(Question.BINDING_LAST_OPERATION.ask.apply(desk.broker(), plan))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) desk.deprovision(true)).rejection().reason())
                .isEqualTo(Reason.NOT_FOUND);
    }
}
