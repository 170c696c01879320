package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.audit.AuditTrail;
import dev.sutler.core.audit.AuditTrail.Filter;
import dev.sutler.core.audit.AuditTrail.Position;
import dev.sutler.core.audit.AuditTrail.Recorded;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.server.postgres.StoredCredentials.NewCredential;
import dev.sutler.spi.Secret;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the audit holds, and how it is read.
final class AuditTrailTest {

    private final RealPostgres.Database place = Databases.create("trail");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final Store store = database.store();
    private final AuditTrail trail = database.audit().trail();

    @AfterEach
    void close() {
        database.close();
    }

    private List<AuditEntry> all(Filter filter) {
        return trail.find(filter, Optional.empty(), 100).stream().map(Recorded::entry).toList();
    }

    /* Oldest first. */
    private List<String> told(Filter filter) {
        return all(filter).reversed().stream()
                .map(entry -> entry.action() + " " + entry.outcome())
                .toList();
    }

    @Test
    void everyOperationIsInItWithItsBeginningAndItsEnd() {
        BindingKey key = new BindingKey("i", "b");
        Work.ready(store, "i");
        Work.bound(store, key, Json.object());
        Operation operation =
                store.begin(Work.deprovision(store, "i"), Optional.of(Work.WORKER)).orElseThrow();
        store.record(Work.held(operation), new Step.BindingRemoved("b"));
        store.record(Work.held(operation), new Step.BindingRemoved("b"));
        store.record(Work.held(operation), Work.finished(new Change.InstanceRemoved()));

        assertThat(told(Filter.instance("i")))
                .containsExactly(
                        "provision accepted",
                        "provision succeeded",
                        "bind accepted",
                        "bind succeeded",
                        "deprovision accepted",
                        "unbind succeeded",
                        "deprovision succeeded");
        AuditEntry first = all(Filter.instance("i")).getLast();
        assertThat(first.actor()).isEqualTo(new Actor.Platform("platform", Optional.empty()));
        assertThat(first.requestId()).isEqualTo("request");
        assertThat(first.details())
                .isEqualTo(
                        Json.readObject(
                                """
                                {"service_id": "service", "plan_id": "plan",
                                 "organization": "organization", "space": "space"}
                                """));
        AuditEntry bind = all(Filter.instance("i")).get(4);
        assertThat(bind.target().bindingId()).contains("b");
        assertThat(bind.details())
                .isEqualTo(Json.readObject("{\"service_id\": \"service\", \"plan_id\": \"plan\"}"));
        AuditEntry last = all(Filter.instance("i")).getFirst();
        assertThat(last.actor()).isEqualTo(new Actor.Broker("operations"));
        assertThat(last.target().operationId()).contains(operation.id());
        assertThat(last.requestId()).isEqualTo("request");
    }

    @Test
    void whatFailedOrWasCutShortIsToldWithTheReason() {
        Operation failed = Work.provisioning(store, "failed");
        store.record(
                Work.held(failed),
                new Step.Finished(
                        Optional.of(Work.failure()), "It failed.", new Change.InstanceFailed()));
        Operation cut = Work.provisioning(store, "cut");
        Transition.Deprovision removal = (Transition.Deprovision) Work.deprovision(store, "cut");
        store.begin(
                new Transition.Deprovision(
                        "cut", removal.version(), Optional.of(cut.id()), removal.operation()),
                Optional.of(Work.WORKER));

        assertThat(all(Filter.instance("failed")).getFirst().reason()).contains("It failed.");
        assertThat(told(Filter.instance("cut")))
                .containsExactly("provision accepted", "provision failed", "deprovision accepted");
        assertThat(all(Filter.instance("cut")).get(1).reason().orElseThrow())
                .startsWith("Cut short");
    }

    @Test
    void whatWasNotBegunIsNotInIt() {
        Work.provisioning(store, "i");

        assertThat(store.begin(Work.provision("i", Json.object()), Optional.empty())).isEmpty();

        assertThat(told(Filter.ALL)).containsExactly("provision accepted");
    }

    @Test
    void whoActsInAPlatformsPlaceIsNamed() {
        Work.ready(store, "i");
        NewOperation plain = Work.deprovision(store, "i").operation();
        Caller ada =
                new Caller(
                        "platform",
                        Optional.empty(),
                        "request-2",
                        Optional.of(
                                new Caller.Deputy(
                                        Caller.Deputy.Kind.OPERATOR,
                                        "ada",
                                        Optional.of("lost \u0000"))));
        Order order = new Order("f", Optional.empty(), false, ada, Duration.ofHours(1));
        store.begin(
                new Transition.Deprovision(
                        "i",
                        store.instance("i").instance().orElseThrow().status().version(),
                        Optional.empty(),
                        new NewOperation(
                                plain.id(),
                                plain.subject(),
                                plain.kind(),
                                order,
                                Optional.empty())),
                Optional.empty());

        AuditEntry entry = all(Filter.instance("i")).getFirst();
        assertThat(entry.actor()).isEqualTo(new Actor.Operator("ada"));
        assertThat(entry.reason().orElseThrow()).startsWith("lost ");
        assertThat(entry.details().path("platform").stringValue()).isEqualTo("platform");
    }

    @Test
    void credentialsThatComeAndGoAreInItWithoutTheirHashes() {
        StoredCredentials operators = database.operatorCredentials(new Actor.Operator("root@host"));
        operators.addHolder(credential("ada-1"));
        operators.addAnother(credential("ada-2"), Optional.of(Duration.ofHours(1)));
        operators.remove("ada", "ada-1");
        operators.remove("ada", "nobody");

        Filter filter =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Actor.Operator("root@host")),
                        Optional.empty(),
                        Optional.empty());
        assertThat(told(filter))
                .containsExactly(
                        "add-credential succeeded",
                        "add-credential succeeded",
                        "remove-credential succeeded");
        assertThat(all(filter).toString()).contains("ada-2", "read").doesNotContain("hash-of");
    }

    private static NewCredential credential(String username) {
        return new NewCredential("ada", username, Secret.of("hash-of-it"), Set.of("read"));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int number = 0; number < 7; number++) {
            Work.gone(store, "i" + number);
        }
        List<Recorded> seen = new ArrayList<>();
        Optional<Position> before = Optional.empty();
        List<Recorded> page;
        do {
            page = trail.find(Filter.ALL, before, 5);
            seen.addAll(page);
            before = page.isEmpty() ? before : Optional.of(page.getLast().position());
        } while (!page.isEmpty());

        assertThat(seen).hasSize(28).doesNotHaveDuplicates();
        assertThat(seen.stream().map(each -> each.position().id()).toList())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void whatIsAskedForIsFound() {
        Work.gone(store, "i");
        Instant noon = trail.find(Filter.ALL, Optional.empty(), 1).getFirst().position().at();
        Work.ready(store, "j");

        assertThat(told(new Filter(none(), none(), none(), Optional.of("deprovision"), none())))
                .containsExactly("deprovision accepted", "deprovision succeeded");
        assertThat(
                        told(
                                new Filter(
                                        none(),
                                        none(),
                                        none(),
                                        none(),
                                        Optional.of(noon.plusNanos(1_000)))))
                .containsExactly("provision accepted", "provision succeeded");
        Filter ofPlatform =
                new Filter(
                        none(),
                        none(),
                        Optional.of(new Actor.Platform("platform", none())),
                        none(),
                        none());
        assertThat(told(ofPlatform)).hasSize(3).allMatch(line -> line.endsWith("accepted"));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
