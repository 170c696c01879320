package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.app.Puppeteer.Held;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What an operator does to a running broker's instances, bindings and operations, also while a
/// worker is in the middle of a provider's call.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorTest {

    private static final Offer PUPPET = new Offer("puppet", "puppet-one");
    private static final Offer SCRIPTED = new Offer("scripted", "scripted-async");
    private static final String LATER = "{\"parameters\": {\"delay\": \"1h\", \"steps\": 2}}";

    private final Puppeteer puppeteer = new Puppeteer();
    private final TestHouse house;
    private final Platform platform;
    private final Platform ada;
    private final AdminDocument document;

    OperatorTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "scripted").with(puppeteer));
        platform = house.platform();
        ada =
                house.platform(
                        JsonMapper.shared()
                                .readTree(
                                        house.command(
                                                "operators",
                                                "add",
                                                "ada",
                                                "--scope",
                                                "read,write",
                                                "-ojson")));
        document = AdminDocument.of(ada);
    }

    @AfterAll
    void close() {
        house.close();
        puppeteer.close();
    }

    private Answer order(String path) {
        return order(path, "{\"reason\": \"a test\"}");
    }

    private Answer order(String path, String body) {
        return document.checked(
                ada.ask(
                        Question.of("POST", "/admin/v1" + path, body)
                                .with("Content-Type", "application/json")));
    }

    private Answer look(String path) {
        return document.checked(ada.ask(Question.of("GET", "/admin/v1" + path)));
    }

    private static boolean changed(Answer answer) {
        expect(answer, 200);
        return JsonMapper.shared().readTree(answer.text()).path("changed").booleanValue();
    }

    /* What must hold whatever was ordered. */
    private void thenAllIsInOrder(String instanceId) {
        JsonNode shown = JsonMapper.shared().readTree(look("/instances/" + instanceId).text());
        String state = shown.path("instance").path("state").asString("gone");
        boolean active = shown.path("instance").has("active_operation");
        assertThat(active).isEqualTo(!List.of("ready", "failed", "gone").contains(state));
        for (JsonNode operation : shown.path("operations")) {
            boolean going = !operation.has("finished_at");
            assertThat(going && state.equals("gone")).isFalse();
        }
    }

    @Test
    void aProvisionIsCancelledInTheMiddleOfACall() {
        Resource instance = platform.instance(PUPPET);
        String operation;
        try (Held held = puppeteer.hold("provision", instance.id())) {
            operation = instance.putAsync().textAt("/operation");
            held.reach();
            assertThat(changed(order("/operations/" + operation + "/cancel"))).isTrue();
            assertThat(changed(order("/operations/" + operation + "/cancel"))).isFalse();
            assertThat(instance.await(operation).textAt("/state")).isEqualTo("failed");
        }
        assertThat(instance.lastOperation(operation).textAt("/description"))
                .contains("Cancelled by an operator");
        assertThat(puppeteer.calls("provision", instance.id())).isEqualTo(1);
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);
        thenAllIsInOrder(instance.id());
        expect(instance.deleteAsync(), 202);
    }

    @Test
    void anOperationIsMarkedFailedInTheMiddleOfACall() {
        Resource instance = platform.instance(PUPPET);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            String operation = instance.putAsync().textAt("/operation");
            held.reach();
            assertThat(changed(order("/operations/" + operation + "/fail"))).isTrue();
            assertThat(changed(order("/operations/" + operation + "/fail"))).isFalse();
            assertThat(instance.lastOperation(operation).textAt("/state")).isEqualTo("failed");
            thenAllIsInOrder(instance.id());
        }
        assertThat(puppeteer.calls("provision", instance.id())).isEqualTo(1);
        assertThat(look("/instances/" + instance.id()).text())
                .contains("mark-failed", "\"ada\"", "a test", "\"released\"");
        expect(instance.await(instance.deleteAsync()), 200);
        expect(instance.deleteAsync(), 410, "Gone");
    }

    @Test
    void anInstanceIsPurgedInTheMiddleOfACall() {
        Resource instance = platform.instance(PUPPET);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            String operation = instance.putAsync().textAt("/operation");
            held.reach();
            assertThat(changed(order("/instances/" + instance.id() + "/purge"))).isTrue();
            assertThat(changed(order("/instances/" + instance.id() + "/purge"))).isFalse();
            held.say("done");
            assertThat(instance.lastOperation(operation).textAt("/state")).isEqualTo("failed");
        }
        thenAllIsInOrder(instance.id());
        expect(instance.deleteAsync(), 410, "Gone");
        expect(instance.get(), 404, "NotFound");
        assertThat(puppeteer.calls("deprovision", instance.id())).isZero();
    }

    @Test
    void anInstanceIsDeletedWhileItsBindingIsBeingMade() {
        Resource instance = platform.instance(PUPPET).made();
        Resource binding = instance.binding();
        Answer deleted;
        try (Held held = puppeteer.hold("bind", binding.id())) {
            binding.putAsync();
            held.reach();
            deleted = order("/instances/" + instance.id() + "/delete");
            assertThat(changed(deleted)).isTrue();
        }
        whenOver(deleted.textAt("/operation_id"));
        assertThat(puppeteer.calls("unbind", binding.id())).isEqualTo(1);
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);
        thenAllIsInOrder(instance.id());
        expect(instance.deleteAsync(), 410, "Gone");
        assertThat(changed(order("/instances/" + instance.id() + "/delete"))).isFalse();
    }

    @Test
    void anInstanceIsDeletedInTheMiddleOfAnUpdate() {
        Resource instance = platform.instance(PUPPET).made();
        Answer deleted;
        try (Held held = puppeteer.hold("update", instance.id())) {
            instance.patchAsync("{\"parameters\": {\"a\": 1}}");
            held.reach();
            expect(instance.deleteAsync(), 422, "ConcurrencyError");
            deleted = order("/instances/" + instance.id() + "/delete");
            assertThat(changed(deleted)).isTrue();
            whenOver(deleted.textAt("/operation_id"));
        }
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);
        thenAllIsInOrder(instance.id());
        expect(instance.deleteAsync(), 410, "Gone");
    }

    @Test
    void aBindingIsPurgedOrDeleted() {
        Resource instance = platform.instance(PUPPET).made();
        Resource one = instance.binding().made();
        Resource two = instance.binding().made();
        String bindings = "/instances/" + instance.id() + "/bindings/";

        assertThat(changed(order(bindings + one.id() + "/purge"))).isTrue();
        Answer deleted = order(bindings + two.id() + "/delete");
        assertThat(changed(deleted)).isTrue();
        whenOver(deleted.textAt("/operation_id"));

        expect(one.delete(), 410, "Gone");
        expect(two.delete(), 410, "Gone");
        assertThat(puppeteer.calls("unbind", one.id())).isZero();
        assertThat(puppeteer.calls("unbind", two.id())).isEqualTo(1);
        assertThat(changed(order(bindings + two.id() + "/purge"))).isFalse();
        thenAllIsInOrder(instance.id());
        expect(order("/instances/nothing/bindings/nothing/purge"), 404, "NotFound");
    }

    @Test
    void whatWaitsIsTriedAgainNowAndGivenMoreTime() {
        Resource instance = platform.instance(SCRIPTED);
        String operation = instance.putAsync(LATER).textAt("/operation");
        Pauses.until(
                "the first step",
                Duration.ofSeconds(60),
                () -> instance.lastOperation().textAt("/description").contains("Step 1 of 2"));
        JsonNode before = JsonMapper.shared().readTree(look("/operations/" + operation).text());

        assertThat(changed(order("/operations/" + operation + "/retry"))).isTrue();
        String more = "{\"reason\": \"a test\", \"seconds\": 86400}";
        assertThat(changed(order("/operations/" + operation + "/extend", more))).isTrue();
        assertThat(
                        changed(
                                order(
                                        "/operations/" + operation + "/extend",
                                        more.replace("86400", "60"))))
                .isFalse();

        Pauses.until(
                "another look",
                Duration.ofSeconds(60),
                () -> look("/operations/" + operation).text().split("\"working\"", -1).length > 2);
        JsonNode after = JsonMapper.shared().readTree(look("/operations/" + operation).text());
        assertThat(after.path("deadline").asString())
                .isGreaterThan(before.path("deadline").asString());
        assertThat(changed(order("/instances/" + instance.id() + "/purge"))).isTrue();
    }

    @Test
    void whatCannotBeDoneIsRefusedWithWhatToDo() {
        Resource instance = platform.instance(PUPPET).made();
        try (Held held = puppeteer.hold("update", instance.id())) {
            String updating =
                    instance.patchAsync("{\"parameters\": {\"a\": 1}}").textAt("/operation");
            held.reach();
            Answer cancelled = order("/operations/" + updating + "/cancel");
            expect(cancelled, 409, "Conflict");
            assertThat(cancelled.text()).contains("Mark the operation failed");
        }
        expect(order("/operations/nothing/retry"), 404, "NotFound");
        expect(order("/instances/nothing/delete"), 404, "NotFound");
        Answer wrong =
                order(
                        "/operations/nothing/extend",
                        "{\"seconds\": \"1\", \"reason\": 5, \"x\": 1}");
        expect(wrong, 400, "BadRequest");
        assertThat(wrong.text()).contains("`seconds`", "`reason`", "`x`");
    }

    @Test
    void theDocumentNamesEveryRouteAndNoOther() {
        assertThat(document.routes()).containsExactlyInAnyOrderElementsOf(house.adminRoutes());
    }

    @Test
    void everyListIsAsTheDocumentSays() {
        Resource instance = platform.instance(PUPPET).made();
        instance.binding().made();
        String own = "instance_id=" + instance.id();
        for (String list :
                List.of(
                        "/instances?id_prefix=" + instance.id().substring(0, 6) + "&state=ready",
                        "/instances?platform=default&service_id=puppet&plan_id=puppet-one&limit=1",
                        "/instances?organization=org&space=space&created_after=2020-01-01T00:00:00Z",
                        "/bindings?state=ready&" + own,
                        "/operations?kind=bind&state=succeeded&" + own,
                        "/audit?" + own,
                        "/audit?operator=root&action=x&since=2020-01-01T00:00:00Z",
                        "/catalog")) {
            expect(look(list), 200);
        }
        expect(look("/instances?limit=0&state=odd&created_after=now&cursor=!"), 400, "BadRequest");
        assertThat(look("/instances?limit=0&state=odd&created_after=now&cursor=!&x=1").text())
                .contains("`limit`", "`state`", "`created_after`", "`cursor`", "`x`");
        assertThat(look("/operations?stuck=true").text()).isEqualTo("{\"items\":[]}");
        expect(look("/bindings?expiring_before=2030-01-01T00:00:00Z"), 200);
    }

    @Test
    void aListIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            platform.instance("page-" + i, PUPPET).made();
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = look("/instances?id_prefix=page-&limit=2" + cursor);
            page.at("/items").forEach(item -> ids.add(item.path("id").asString()));
            cursor = page.textAt("/next").isEmpty() ? "" : "&cursor=" + page.textAt("/next");
        } while (!cursor.isEmpty());
        assertThat(ids).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }

    private void whenOver(String operation) {
        Pauses.until(
                "the operation is over",
                Duration.ofSeconds(60),
                () -> look("/operations/" + operation).text().contains("finished_at"));
    }
}
