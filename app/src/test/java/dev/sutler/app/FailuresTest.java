package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What platforms hear of failures, and what is left of what failed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailuresTest {

    private static final Offer SYNC = new Offer("scripted", "scripted-sync");
    private static final Offer ASYNC = new Offer("scripted", "scripted-async");
    private static final Offer HURRIED = new Offer("scripted", "scripted-hurried");

    private final TestHouse house;
    private final Platform platform;

    FailuresTest(@TempDir Path home) {
        house =
                TestHouse.start(
                        Major.EMBEDDED,
                        TestCatalog.of(home, "scripted"),
                        Map.of(
                                "SUTLER_OPERATIONS_RETRY_FIRST", "50ms",
                                "SUTLER_OPERATIONS_RETRY_MOST", "200ms"));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static String failing(String kind, String way) {
        return "{\"parameters\": {\"fail\": {\"%s\": {\"as\": \"%s\", \"message\": \"Too bad.\"}}}}"
                .formatted(kind, way);
    }

    @ParameterizedTest
    @CsvSource({"refused, 422, RequestRefused", "terminal, 500, OperationFailed"})
    void aSynchronousProvisionFails(String way, int status, String error) {
        Resource instance = platform.instance(SYNC);
        Answer answer = instance.put(failing("provision", way));

        expect(answer, status, error);
        assertThat(answer.textAt("/description")).contains("Too bad.");
        assertThat(answer.at("/instance_usable").isMissingNode()).isTrue();
        assertThat(house.catalog().effects(instance)).isEmpty();
        expect(instance.get(), 404, "NotFound");
        boolean refused = way.equals("refused");
        assertThat(instance.delete().status()).isEqualTo(refused ? 410 : 200);
        expect(instance.put(), 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "terminal"})
    void anAsynchronousProvisionFails(String way) {
        Resource instance = platform.instance(ASYNC);
        Answer last = instance.await(instance.putAsync(failing("provision", way)));

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.textAt("/state")).isEqualTo("failed");
        assertThat(last.textAt("/description")).contains("Too bad.");
        assertThat(instance.deleteAsync().status()).isIn(202, 410);
    }

    @ParameterizedTest
    @CsvSource({
        "provision, temporary",
        "provision, throw",
        "bind, temporary",
        "bind, throw",
        "unbind, temporary",
        "unbind, throw",
        "deprovision, temporary",
        "deprovision, throw",
        "update, temporary",
        "update, throw"
    })
    void whatMayWorkNextTimeIsTriedAgain(String kind, String way) {
        String twice =
                "{\"parameters\": {\"fail\": {\"%s\": {\"as\": \"%s\", \"times\": 2}}}}"
                        .formatted(kind, way);
        Resource instance = platform.instance(SYNC).made(twice);
        Resource binding = instance.binding();
        expect(binding.put(), 201);
        expect(instance.patch("{\"parameters\": {\"labels\": {\"a\": 1}}}"), 200);
        expect(binding.delete(), 200);
        expect(instance.delete(), 200);
        assertThat(house.catalog().effects(binding)).containsExactly("bind", "unbind");
        // An update that threw has had its effect, and a second attempt has none.
        assertThat(house.catalog().effects(instance))
                .containsExactly("provision", "bind", "update", "unbind", "deprovision");
    }

    @ParameterizedTest
    @CsvSource({"refused, 422, RequestRefused", "terminal, 500, OperationFailed"})
    void aFailedUpdateSaysWhetherTheInstanceStillWorks(String way, int status, String error) {
        for (boolean usable : new boolean[] {true, false}) {
            Resource instance = platform.instance(SYNC).made();
            Answer answer =
                    instance.patch(
                            """
                            {"parameters": {"fail": {"update": "%s"}, "instance-usable": %s,
                             "update-repeatable": false}}
                            """
                                    .formatted(way, usable));

            expect(answer, status, error);
            assertThat(answer.at("/instance_usable").booleanValue()).isEqualTo(usable);
            assertThat(answer.at("/update_repeatable").booleanValue()).isFalse();
            Answer fetched = instance.get();
            expect(fetched, 200);
            assertThat(fetched.at("/parameters").isEmpty()).isTrue();
            assertThat(instance.binding().put().status()).isEqualTo(usable ? 201 : 422);
            expect(instance.patch("{\"parameters\": {\"labels\": {\"a\": 1}}}"), 200);
            expect(instance.binding().put(), 201);
        }
    }

    @Test
    void aFailedAsynchronousUpdateSaysSoInItsLastOperation() {
        Resource instance = platform.instance(ASYNC).made();
        Answer last = instance.await(instance.patchAsync(failing("update", "terminal")));

        assertThat(last.textAt("/state")).isEqualTo("failed");
        assertThat(last.at("/instance_usable").booleanValue()).isTrue();
        assertThat(last.at("/update_repeatable").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"refused, 422, RequestRefused", "terminal, 500, OperationFailed"})
    void aFailedDeprovisionLeavesTheInstance(String way, int status, String error) {
        Resource instance = platform.instance(SYNC).made(failing("deprovision", way));
        Answer answer = instance.delete();

        expect(answer, status, error);
        assertThat(answer.at("/instance_usable").booleanValue()).isTrue();
        assertThat(answer.at("/update_repeatable").isMissingNode()).isTrue();
        expect(instance.get(), 200);
        expect(instance.patch("{\"parameters\": {\"fail\": null}}"), 200);
        expect(instance.delete(), 200);
        assertThat(house.catalog().effects(instance))
                .containsExactly("provision", "update", "deprovision");
    }

    @ParameterizedTest
    @CsvSource({"refused, 422, RequestRefused", "terminal, 500, OperationFailed"})
    void aFailedBindLeavesTheInstanceAsItWas(String way, int status, String error) {
        Resource instance = platform.instance(SYNC).made();
        Resource binding = instance.binding();
        Answer answer = binding.put(failing("bind", way));

        expect(answer, status, error);
        assertThat(answer.at("/instance_usable").isMissingNode()).isTrue();
        expect(binding.get(), 404, "NotFound");
        assertThat(house.catalog().effects(binding)).isEmpty();
        expect(instance.get(), 200);
        assertThat(binding.delete().status()).isEqualTo(way.equals("refused") ? 410 : 200);
        expect(binding.put(), 201);
    }

    @ParameterizedTest
    @CsvSource({"refused, 422, RequestRefused", "terminal, 500, OperationFailed"})
    void aFailedUnbindLeavesTheBinding(String way, int status, String error) {
        Resource instance = platform.instance(SYNC).made();
        Resource binding = instance.binding().made(failing("unbind", way));

        expect(binding.delete(), status, error);
        expect(binding.get(), 200);
        assertThat(house.catalog().effects(binding)).containsExactly("bind");
        Answer removal = instance.delete();
        assertThat(removal.status()).isEqualTo(status);
        expect(instance.get(), 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporary", "throw"})
    void whatNeverWorksIsGivenUpAndCleanedUp(String way) {
        Resource instance = platform.instance(HURRIED);
        Answer answer = instance.put(failing("provision", way));

        expect(answer, 500, "OperationFailed");
        assertThat(answer.textAt("/description")).contains("not finished in time");
        assertThat(house.catalog().effects(instance))
                .isEqualTo(way.equals("throw") ? List.of("provision", "deprovision") : List.of());
        expect(instance.delete(), 200);
    }

    @Test
    void aBindThatNeverWorksIsGivenUpAndCleanedUp() {
        Resource binding = platform.instance(HURRIED).made().binding();
        expect(binding.put(failing("bind", "throw")), 500, "OperationFailed");
        assertThat(house.catalog().effects(binding)).containsExactly("bind", "unbind");
        expect(binding.get(), 404, "NotFound");
    }

    @Test
    void whoDoesNotKnowWhatAnUpdateDidPromisesNothing() {
        Resource instance = platform.instance(HURRIED).made();
        Answer answer = instance.patch(failing("update", "throw"));
        expect(answer, 500, "OperationFailed");
        assertThat(answer.at("/instance_usable").booleanValue()).isFalse();
        expect(instance.delete(), 200);
    }

    @Test
    void aFailedCleanUpIsReportedAndCanBeRepeated() {
        Resource instance = platform.instance(SYNC);
        Answer answer =
                instance.put(
                        """
                        {"parameters": {"fail": {
                         "provision": {"as": "terminal", "message": "First."},
                         "deprovision": {"as": "terminal", "message": "Second."}}}}
                        """);
        expect(answer, 500, "OperationFailed");
        assertThat(answer.textAt("/description")).contains("First.").contains("Second.");
        expect(instance.delete(), 500, "OperationFailed");
        expect(instance.get(), 404, "NotFound");
    }
}
