package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.samples.Puppet.Act;
import dev.sutler.core.samples.Samples;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.ServiceBinding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// The whole way of a request, from the command to the outcome.
final class DurableBrokerTest {

    private final Puppet puppet = new Puppet();
    private final Desk desk = new Desk(Offer.open().catalog(), puppet);

    @Test
    void aResourceIsThereFromTheFirstRequestToTheLast() {
        assertThat(desk.provision("{}", true)).isInstanceOf(Outcome.InstanceCreated.class);
        assertThat(desk.provision("{}", true)).isInstanceOf(Outcome.InstanceExists.class);
        assertThat(desk.bind("b", "{}", "{}")).isInstanceOf(Outcome.BindingCreated.class);
        assertThat(desk.bind("b", "{}", "{}")).isInstanceOf(Outcome.BindingExists.class);
        assertThat(desk.update("{'size': 2}")).isInstanceOf(Outcome.InstanceUpdated.class);
        assertThat(fetched().parameters()).isEqualTo(json("{'size': 2}"));
        assertThat(desk.unbind("b")).isInstanceOf(Outcome.Removed.class);
        assertThat(reason(desk.unbind("b"))).isEqualTo(Reason.GONE);
        assertThat(desk.deprovision(true)).isInstanceOf(Outcome.Removed.class);
        assertThat(reason(desk.deprovision(true))).isEqualTo(Reason.GONE);
        assertThat(puppet.requests()).hasSize(5);
    }

    @Test
    void aProviderIsNeverCalledForWhatIsNotStored() {
        puppet.meanwhile(
                call -> {
                    assertThat(desk.store.instance(INSTANCE_ID).instance()).isPresent();
                    assertThat(desk.store.operation(call.operationId())).isPresent();
                });
        desk.provision("{}", true);
        desk.deprovision(true);
        assertThat(puppet.requests()).hasSize(2);
        assertThat(desk.store.instance(INSTANCE_ID).instance()).isEmpty();
    }

    @Test
    void aDeprovisionRemovesTheBindingsFirst() {
        desk.provision("{}", true);
        desk.bind("b1", "{}", "{}");
        desk.bind("b2", "{}", "{}");
        puppet.requests().clear();
        desk.deprovision(true);
        assertThat(puppet.requests().stream().map(request -> request.getClass().getSimpleName()))
                .containsExactly("UnbindRequest", "UnbindRequest", "DeprovisionRequest");
        assertThat(desk.store.bindings(INSTANCE_ID)).isEmpty();
    }

    @Test
    void aRefusedProvisionLeavesNoRowAndIsRemembered() {
        puppet.plays(Act.REFUSED);
        puppet.meanwhile(
                call -> {
                    if (puppet.requests().getLast() instanceof DeprovisionRequest) {
                        puppet.plays(Act.DONE);
                    }
                });
        assertThat(desk.provision("{}", true))
                .isInstanceOfSatisfying(
                        Outcome.OperationFailed.class,
                        failed -> assertThat(failed.failure().refused()).isTrue());
        assertThat(desk.store.instance(INSTANCE_ID).instance()).isEmpty();
        assertThat(
                        desk.broker()
                                .lastOperation(
                                        Samples.caller(),
                                        INSTANCE_ID,
                                        Broker.Hint.NONE,
                                        Optional.empty()))
                .isInstanceOf(Outcome.LastOperation.class);
    }

    @ParameterizedTest(name = "{0}, polls {1}: {2}")
    @CsvSource({
        "SYNCHRONOUS,  true,  Accepted",
        "SYNCHRONOUS,  false, StillRunning",
        "ASYNCHRONOUS, true,  Accepted",
        "ASYNCHRONOUS, false, Rejected",
        "FASTEST,      true,  Accepted",
        "FASTEST,      false, StillRunning",
    })
    void aRunningOperationIsAnsweredAsTheClientCan(
            AnswerMode mode, boolean polls, String expected) {
        desk.offers(Offer.open().with(mode).catalog());
        puppet.plays(Act.WORKING);
        Outcome first = desk.provision("{}", polls);
        assertThat(first.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void aRepeatIsToldTheSameOperation() {
        puppet.plays(Act.WORKING);
        Outcome.Accepted first = (Outcome.Accepted) desk.provision("{}", true);
        Outcome.Accepted again = (Outcome.Accepted) desk.provision("{}", true);
        assertThat(again.operationId()).isEqualTo(first.operationId());
        assertThat(reason(desk.provision("{'size': 2}", true))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void anUpdateWaitsUntilNoBindingIsBeingMade() {
        desk.provision("{}", true);
        puppet.plays(Act.WORKING);
        desk.bind("b", "{}", "{}");
        puppet.plays(Act.DONE);
        String before = desk.store.dump();
        assertThat(reason(desk.update("{'size': 2}"))).isEqualTo(Reason.CONCURRENCY);
        assertThat(desk.store.dump()).isEqualTo(before);
    }

    @Test
    void aRotationInheritsWhatItDoesNotSay() {
        desk.provision("{}", true);
        desk.bind("old", "{'app_guid': 'a'}", "{'role': 'reader'}");
        assertThat(desk.rotate("new", "old"))
                .isInstanceOfSatisfying(
                        Outcome.BindingCreated.class,
                        created -> {
                            assertThat(created.binding().request().parameters())
                                    .isEqualTo(json("{'role': 'reader'}"));
                            assertThat(created.binding().request().bindResource())
                                    .isEqualTo(json("{'app_guid': 'a'}"));
                        });
        BindRequest request = (BindRequest) puppet.requests().getLast();
        assertThat(request.predecessor().map(ServiceBinding::id)).contains("old");
    }

    /// A platform that heard no answer repeats the rotation, perhaps after it removed the old one.
    @Test
    void aRotationIsRecognisedAfterItsPredecessorIsGone() {
        desk.provision("{}", true);
        desk.bind("old", "{'app_guid': 'a'}", "{'role': 'reader'}");
        desk.rotate("new", "old");
        assertThat(desk.rotate("new", "old")).isInstanceOf(Outcome.BindingExists.class);
        desk.unbind("old");
        assertThat(desk.rotate("new", "old")).isInstanceOf(Outcome.BindingExists.class);
        assertThat(reason(desk.rotate("newer", "old"))).isEqualTo(Reason.INVALID);
        assertThat(reason(desk.rotate("new", "other"))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void onlyAReadyBindingOfTheSameInstanceHasASuccessor() {
        desk.provision("{}", true);
        assertThat(reason(desk.rotate("new", "new"))).isEqualTo(Reason.INVALID);
        puppet.plays(Act.WORKING);
        desk.bind("half", "{}", "{}");
        assertThat(reason(desk.rotate("new", "half"))).isEqualTo(Reason.INVALID);
        assertThat(desk.store.binding(new BindingKey(INSTANCE_ID, "new")).binding()).isEmpty();
    }

    @Test
    void planRulesStandBeforeTheResource() {
        desk.offers(
                Offer.open()
                        .with(new ServicePlan.Traits(false, true, true, Optional.empty(), false))
                        .catalog());
        assertThat(reason(desk.bind("b", "{}", "{}"))).isEqualTo(Reason.UNPROCESSABLE);
        desk.offers(
                Offer.open()
                        .with(new ServicePlan.Handling(AnswerMode.FASTEST, true, Optional.empty()))
                        .catalog());
        assertThat(reason(desk.bind("b", "{}", "{}"))).isEqualTo(Reason.REQUIRES_APP);
        assertThat(reason(desk.bind("b", "{'app_guid': 'a'}", "{}"))).isEqualTo(Reason.NOT_FOUND);
    }

    /// Nobody can treat such an instance until its plan is put back, but nothing breaks either.
    @Test
    void workOnAPlanThatLeftTheCatalogIsAcceptedAndWaits() {
        desk.provision("{}", true);
        desk.offers(new Catalog(List.of(), json("{}")));
        assertThat(desk.update("{'size': 2}")).isInstanceOf(Outcome.Accepted.class);
        desk.offers(Offer.open().catalog());
    }

    @Test
    void aClosedOfferingServesWhatItHas() {
        desk.provision("{}", true);
        desk.offers(Offer.open().closed().catalog());
        assertThat(desk.provision("{}", true)).isInstanceOf(Outcome.InstanceExists.class);
        assertThat(desk.update("{'size': 2}")).isInstanceOf(Outcome.InstanceUpdated.class);
        assertThat(desk.bind("b", "{}", "{}")).isInstanceOf(Outcome.BindingCreated.class);
        assertThat(desk.deprovision(true)).isInstanceOf(Outcome.Removed.class);
        assertThat(reason(desk.provision("{}", true))).isEqualTo(Reason.INVALID);
    }

    @Test
    void writeOnlyParametersAreNotShown() {
        desk.offers(Offer.open().with(new OnlyA(false)).catalog());
        desk.provision("{'a': 1}", true);
        assertThat(fetched().parameters()).isEqualTo(json("{'a': 1}"));
        desk.offers(new Catalog(List.of(), json("{}")));
        assertThat(fetched().parameters()).isEmpty();
    }

    @Test
    void aBindingIsFetchedByThePlanOfEitherItsInstanceOrItsOwnTime() {
        desk.provision("{}", false);
        desk.bind("b", "{}", "{}");
        desk.broker()
                .update(
                        new Command.Update(
                                Samples.caller(),
                                INSTANCE_ID,
                                Samples.SERVICE,
                                Optional.of(Samples.OTHER_PLAN),
                                new Command.Change(
                                        Optional.empty(), Optional.empty(), Optional.empty()),
                                false));
        assertThat(fetchedBinding(Samples.PLAN)).isInstanceOf(Outcome.BindingFetched.class);
        assertThat(fetchedBinding(Samples.OTHER_PLAN)).isInstanceOf(Outcome.BindingFetched.class);
        assertThat(fetchedBinding("another")).isInstanceOf(Outcome.Rejected.class);
    }

    private Outcome fetchedBinding(String planId) {
        return desk.broker()
                .fetchBinding(
                        Samples.caller(),
                        new BindingKey(INSTANCE_ID, "b"),
                        new Broker.Hint(Optional.empty(), Optional.of(planId)));
    }

    @Test
    void parametersOfTheWrongShapeChangeNothing() {
        desk.offers(Offer.open().with(new OnlyA(true)).catalog());
        String before = desk.store.dump();
        assertThat(reason(desk.provision("{'b': 1}", true))).isEqualTo(Reason.INVALID);
        assertThat(desk.store.dump()).isEqualTo(before);
        assertThat(puppet.requests()).isEmpty();
    }

    @Test
    void aRequestIsHandedWhatWasAsked() {
        desk.provision("{'size': 1}", true);
        ProvisionRequest request = (ProvisionRequest) puppet.requests().getFirst();
        assertThat(request.instance().id()).isEqualTo(INSTANCE_ID);
        assertThat(request.instance().parameters()).isEqualTo(json("{'size': 1}"));
    }

    private Outcome.InstanceFetched fetched() {
        return (Outcome.InstanceFetched)
                desk.broker().fetchInstance(Samples.caller(), INSTANCE_ID, Broker.Hint.NONE);
    }

    private static Reason reason(Outcome outcome) {
        return ((Outcome.Rejected) outcome).rejection().reason();
    }
}
