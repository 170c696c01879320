package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Secret;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID OPERATION = new UUID(3, 4);
    private static final String PATH = "/v2/service_instances/i";

    private final BrokerUnderTest server = new BrokerUnderTest();

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.broker().forget();
        server.quirks(PlatformQuirks.NONE);
    }

    @Test
    void aNewInstanceIs201AndAKnownOne200() {
        String body =
                """
                {"dashboard_url":"https://d.example/i","metadata":{"labels":{"tier":"gold"}}}\
                """;
        assertAnswer(new Outcome.InstanceCreated(instance()), 201, body);
        assertAnswer(new Outcome.InstanceExists(instance()), 200, body);
        assertAnswer(new Outcome.InstanceUpdated(instance()), 200, body);
    }

    @Test
    void aFetchedInstanceShowsWhatItIs() {
        assertAnswer(
                new Outcome.InstanceFetched(instance(), object("{\"size\":1.50}")),
                200,
                """
                {"service_id":"s","plan_id":"p","dashboard_url":"https://d.example/i",
                 "metadata":{"labels":{"tier":"gold"}},"parameters":{"size":1.50},
                 "maintenance_info":{"version":"1.0.0"}}
                """);
    }

    @Test
    void aBindingShowsAllThatItsProviderHandsOut() {
        String body =
                """
                {"metadata":{"expires_at":"2030-01-02T03:04:05.6Z","renew_before":"2030-01-01T00:00:00.0Z"},
                 "credentials":{"password":"hunter2"},
                 "syslog_drain_url":"syslog://l.example","route_service_url":"https://r.example",
                 "volume_mounts":[{"driver":"nfs","container_dir":"/data","mode":"r","device_type":"shared",
                   "device":{"volume_id":"v","mount_config":{"a":1}}}],
                 "endpoints":[{"host":"h","ports":["5432"],"protocol":"tcp"}]}
                """;
        assertAnswer(new Outcome.BindingCreated(binding()), 201, body);
        assertAnswer(new Outcome.BindingExists(binding()), 200, body);

        ObjectNode fetched = object(body);
        fetched.set("parameters", object("{\"ro\":true}"));
        assertAnswer(
                new Outcome.BindingFetched(binding(), object("{\"ro\":true}")),
                200,
                fetched.toString());
    }

    @Test
    void whatHoldsCredentialsIsKeptInNoCache() {
        server.broker().answersWith(new Outcome.BindingCreated(binding()));
        assertThat(server.get(PATH).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aRemovalIsAnEmptyObject() {
        assertAnswer(new Outcome.Removed(), 200, "{}");
    }

    @Test
    void whatGoesOnIs202WithItsOperation() {
        Reply reply =
                assertAnswer(
                        new Outcome.Accepted(OPERATION, Optional.empty()),
                        202,
                        "{\"operation\":\"" + OPERATION + "\"}");
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertAnswer(
                new Outcome.Accepted(
                        OPERATION,
                        Optional.of(
                                new InstanceOutput(
                                        Optional.of("https://d"), InstanceDetails.none()))),
                202,
                "{\"dashboard_url\":\"https://d\",\"operation\":\"" + OPERATION + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, in progress",
        "RUNNING, in progress",
        "COMPENSATING, in progress",
    })
    void anOperationThatGoesOnSaysWhenToAskAgain(OperationState state, String word) {
        Optional<Failure> pending = Optional.of(failure(false));
        Operation operation = operation(OperationKind.UPDATE, state, "Copying.", pending);
        Reply reply =
                assertAnswer(
                        new Outcome.LastOperation(operation, Optional.of(Duration.ofMillis(1_200))),
                        200,
                        "{\"state\":\"" + word + "\",\"description\":\"Copying.\"}");
        assertThat(reply.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void anOperationThatIsOverDoesNot() {
        Operation operation =
                operation(OperationKind.UPDATE, OperationState.SUCCEEDED, "", Optional.empty());
        Reply reply =
                assertAnswer(
                        new Outcome.LastOperation(operation, Optional.empty()),
                        200,
                        "{\"state\":\"succeeded\"}");
        assertThat(reply.headers().firstValue("Retry-After")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PROVISION, ''",
        "UPDATE, ',\"instance_usable\":false,\"update_repeatable\":true'",
        "DEPROVISION, ',\"instance_usable\":false'",
        "BIND, ''",
        "UNBIND, ''",
    })
    void aFailureCarriesTheFlagsThatItMay(OperationKind kind, String flags) {
        Operation operation =
                operation(kind, OperationState.FAILED, "old", Optional.of(failure(false)));
        assertAnswer(
                new Outcome.LastOperation(operation, Optional.empty()),
                200,
                "{\"state\":\"failed\",\"description\":\"The disk is full.\"" + flags + "}");
        assertAnswer(
                new Outcome.OperationFailed(kind, failure(false)),
                500,
                "{\"error\":\"OperationFailed\",\"description\":\"The disk is full.\""
                        + flags
                        + "}");
        assertAnswer(
                new Outcome.OperationFailed(kind, failure(true)),
                422,
                "{\"error\":\"RequestRefused\",\"description\":\"The disk is full.\""
                        + flags
                        + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400, BadRequest",
        "NOT_FOUND, 404, NotFound",
        "CONFLICT, 409, Conflict",
        "GONE, 410, Gone",
        "ASYNC_REQUIRED, 422, AsyncRequired",
        "CONCURRENCY, 422, ConcurrencyError",
        "REQUIRES_APP, 422, RequiresApp",
        "MAINTENANCE_INFO_CONFLICT, 422, MaintenanceInfoConflict",
        "UNPROCESSABLE, 422, RequestRefused",
    })
    void aRejectionHasItsStatusAndItsWord(Reason reason, int status, String word) {
        server.broker().answersWith(Outcome.rejected(reason, "Do something else."));
        Reply reply = server.get(PATH).isError(status, word);
        assertThat(reply.json().path("description").stringValue()).isEqualTo("Do something else.");
    }

    @Test
    void workThatOutlastsTheRequestIs503() {
        server.broker()
                .answersWith(
                        new Outcome.StillRunning(OperationKind.PROVISION, Duration.ofSeconds(7)));
        assertThat(server.get(PATH).isError(503, "StillRunning").header("Retry-After"))
                .isEqualTo("7");
    }

    @Test
    void aStoreThatIsAwayIs503() {
        server.broker()
                .answersWith(
                        () -> {
                            throw new StoreUnavailableException("no", new IOException("secret"));
                        });
        Reply reply = server.get(PATH).isError(503, "StoreUnavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.text()).doesNotContain("secret");
    }

    @Test
    void whatNobodyExpectedIs500AndNamesTheRequestAlone() {
        server.broker()
                .answersWith(
                        () -> {
                            throw new IllegalStateException("hunter2");
                        });
        Reply reply = server.get(PATH).isError(500, "InternalError");
        assertThat(reply.text()).contains(BrokerUnderTest.IDENTITY).doesNotContain("hunter2");

        server.broker()
                .answersWith(
                        () -> {
                            throw new StackOverflowError("deep");
                        });
        server.get(PATH).isError(500, "InternalError");
    }

    @Test
    void aPlatformsQuirksAreHonoured() {
        server.quirks(new PlatformQuirks(Set.of("endpoints"), true, true));
        server.broker().answersWith(new Outcome.BindingCreated(binding()));
        Reply reply = server.get(PATH);
        assertThat(reply.json().has("endpoints")).isFalse();
        assertThat(reply.json().has("credentials")).isTrue();

        for (OperationKind kind : OperationKind.values()) {
            Operation over = operation(kind, OperationState.SUCCEEDED, "", Optional.empty());
            server.broker().answersWith(new Outcome.LastOperation(over, Optional.empty()));
            int expected = kind.removes() ? 410 : 200;
            assertThat(server.get(PATH + "/last_operation").status()).isEqualTo(expected);
        }
        Operation running =
                operation(OperationKind.UNBIND, OperationState.RUNNING, "", Optional.empty());
        server.broker().answersWith(new Outcome.LastOperation(running, Optional.empty()));
        assertThat(server.get(PATH + "/last_operation").status()).isEqualTo(200);
    }

    private Reply assertAnswer(Outcome outcome, int status, String body) {
        server.broker().answersWith(outcome);
        Reply reply = server.get(PATH);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("X-Broker-API-Request-Identity"))
                .isEqualTo(BrokerUnderTest.IDENTITY);
        JsonNode expected = JSON.readTree(body);
        assertThat(reply.json()).isEqualTo(expected);
        return reply;
    }

    private static Failure failure(boolean refused) {
        return new Failure(refused, "The disk is full.", new Usability(false, true));
    }

    private static Operation operation(
            OperationKind kind,
            OperationState state,
            String description,
            Optional<Failure> failure) {
        Instant now = Instant.EPOCH;
        return new Operation(
                OPERATION,
                Operation.Subject.of("i"),
                kind,
                new Order(
                        "f",
                        Optional.empty(),
                        true,
                        new Caller("cf", Optional.empty(), "r"),
                        Duration.ofHours(1)),
                new OperationProgress(
                        state, 1, Optional.empty(), Optional.empty(), description, failure),
                new Operation.Schedule(now, now, now, Optional.empty(), now),
                new Operation.Lease(Optional.empty(), 1));
    }

    private static StoredInstance instance() {
        return new StoredInstance(
                "i",
                "cf",
                "s",
                new Tenancy("o", "sp"),
                new InstanceShape("p", object("{}"), object("{}"), Optional.of("1.0.0")),
                StoredInstance.Status.NEW,
                new InstanceOutput(
                        Optional.of("https://d.example/i"),
                        new InstanceDetails(
                                new InstanceMetadata(object("{\"tier\":\"gold\"}"), object("{}")),
                                object("{\"internal\":1}"))));
    }

    private static StoredBinding binding() {
        BindingDetails details =
                new BindingDetails(
                        Optional.of(Secret.of(object("{\"password\":\"hunter2\"}"))),
                        List.of(Endpoint.tcp("h", 5432)),
                        new BindingDetails.Delivery(
                                Optional.of("syslog://l.example"),
                                Optional.of("https://r.example"),
                                List.of(
                                        new VolumeMount(
                                                "nfs", "/data", true, "v", object("{\"a\":1}")))),
                        new Validity(
                                Optional.of(Instant.parse("2030-01-02T03:04:05.678Z")),
                                Optional.of(Instant.parse("2030-01-01T00:00:00Z"))),
                        object("{\"internal\":1}"));
        return new StoredBinding(
                new BindingKey("i", "b"),
                new StoredBinding.Request(
                        "p", object("{}"), object("{}"), object("{}"), Optional.empty()),
                BindingState.READY,
                1,
                Optional.of(details));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
