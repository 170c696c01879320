package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.Broker.Hint;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Tenancy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// What requests turn into, the odd ones that are sound included.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestTest {

    private static final String IDS = "\"service_id\":\"s\",\"plan_id\":\"p\"";
    private static final String WHOLE = IDS + ",\"organization_guid\":\"o\",\"space_guid\":\"sp\"";
    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";

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
    void aProvisionRequestBecomesACommand() {
        Command.Provision command =
                provision(
                        INSTANCE + "?accepts_incomplete=true",
                        "{"
                                + WHOLE
                                + """
                                ,"context": {"platform": "cloudfoundry"}, "parameters": {"a": 1.0},
                                "maintenance_info": {"version": "1.2.3", "description": 7}, "unheard-of": 1}
                                """);

        assertThat(command.instanceId()).isEqualTo("i");
        assertThat(command.plan()).isEqualTo(new PlanChoice("s", "p"));
        assertThat(command.tenancy()).isEqualTo(new Tenancy("o", "sp"));
        assertThat(command.payload().parameters().orElseThrow()).hasToString("{\"a\":1.0}");
        assertThat(command.payload().context()).hasToString("{\"platform\":\"cloudfoundry\"}");
        assertThat(command.payload().maintenanceVersion()).contains("1.2.3");
        assertThat(command.acceptsIncomplete()).isTrue();
        assertThat(command.caller().platform()).isEqualTo("cf");
        assertThat(command.caller().identity()).isEmpty();
        assertThat(command.caller().requestId()).isEqualTo(BrokerUnderTest.IDENTITY);
    }

    @Test
    void whatMayBeLeftOutMayBeNullOrAnEmptyObject() {
        for (String empty : new String[] {"null", "{}"}) {
            server.broker().forget();
            Command.Provision command =
                    provision(
                            INSTANCE,
                            "{%s,\"context\":%s,\"maintenance_info\":%s}"
                                    .formatted(WHOLE, empty, empty));
            assertThat(command.payload().parameters()).isEmpty();
            assertThat(command.payload().context()).isEmpty();
            assertThat(command.payload().maintenanceVersion()).isEmpty();
            assertThat(command.acceptsIncomplete()).isFalse();
        }
        server.broker().forget();
        assertThat(provision(INSTANCE, "{" + WHOLE + ",\"parameters\":{}}").payload().parameters())
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("oddIds")
    void idsMayHoldAnything(String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(provision("/v2/service_instances/" + encoded, "{" + WHOLE + "}").instanceId())
                .isEqualTo(id);
        server.broker().forget();
        server.delete(
                "/v2/service_instances/%s/service_bindings/%s?service_id=%s&plan_id=%s"
                        .formatted(encoded, encoded, encoded, encoded));
        Command.Unbind unbind = server.broker().onlyCall(Command.Unbind.class);
        assertThat(unbind.key()).isEqualTo(new BindingKey(id, id));
        assertThat(unbind.plan()).isEqualTo(new PlanChoice(id, id));
    }

    static String[] oddIds() {
        return new String[] {
            "a/b",
            "crn:v1:bluemix:public:x:us-south:a/1:i::",
            "100%",
            "%2F",
            "it's \"quoted\"",
            "'; DROP TABLE instance; --",
            "$(rm -rf /) `id` | cat && true",
            "..",
            ".",
            "../../etc/passwd",
            "a;b=c",
            "a?b#c&d=e",
            "a+b c",
            "line\nbreak\r\ttab",
            "\u202Eright to left",
            "😀",
            "i".repeat(1_024),
            "😀".repeat(256),
            "last_operation",
        };
    }

    @Test
    void textsAndParametersArriveAsTheyWere() {
        String parameters =
                """
                {"sql":"'; DROP TABLE x; --","shell":"$(id)`id`","emoji":"😀","escaped":"\\ud83d\\ude00\\u0001",
                 "big":123456789012345678901234567890,"small":-0.10,"exponent":1E+400,"deep":%s,"null":null,"":""}
                """
                        .formatted("[".repeat(61) + "]".repeat(61));

        Command.Provision command =
                provision(INSTANCE, "{" + WHOLE + ",\"parameters\":" + parameters + "}");

        assertThat(command.payload().parameters().orElseThrow().toString())
                .contains(
                        "\"sql\":\"'; DROP TABLE x; --\"",
                        "\"shell\":\"$(id)`id`\"",
                        "\"emoji\":\"😀\"",
                        "\"escaped\":\"😀\\u0001\"",
                        "123456789012345678901234567890",
                        "-0.10",
                        "1E+400",
                        "\"null\":null",
                        "\"\":\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; ''; ''",
                "{\"organization_guid\":\"co\",\"space_guid\":\"cs\"}; co; cs",
                "{\"clusterid\":\"k\",\"namespace\":\"n\"}; k; n",
                "{\"organization_guid\":null,\"clusterid\":\"k\"}; k; ''",
            })
    void theContextStandsInForTheTenancyWhereThatIsAllowed(
            String context, String organization, String space) {
        String body = "{" + IDS + ",\"context\":" + context + "}";
        server.put(INSTANCE, body).isError(400, "BadRequest");

        server.quirks(new PlatformQuirks(Set.of(), false, false));
        assertThat(provision(INSTANCE, body).tenancy()).isEqualTo(new Tenancy(organization, space));
        server.broker().forget();
        assertThat(provision(INSTANCE, "{" + WHOLE + ",\"context\":" + context + "}").tenancy())
                .isEqualTo(new Tenancy("o", "sp"));
        server.put(INSTANCE, "{" + IDS + ",\"context\":{\"clusterid\":1}}")
                .isError(400, "BadRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=UTF-8",
                ""
            })
    void aContentTypeOfJsonIsWelcome(String contentType) {
        Reply reply =
                server.send(
                        server.request(INSTANCE)
                                .setHeader("Content-Type", contentType)
                                .PUT(BrokerUnderTest.json("{" + WHOLE + "}")));
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void theOriginatingIdentityTravelsWithTheCommand() {
        String value =
                Base64.getEncoder()
                        .encodeToString(
                                "{\r\n \"user_id\": \"u\"}".getBytes(StandardCharsets.UTF_8));
        server.send(
                server.request(INSTANCE)
                        .header("X-Broker-API-Originating-Identity", "cloudfoundry " + value)
                        .PUT(BrokerUnderTest.json("{" + WHOLE + "}")));

        var identity =
                server.broker().onlyCall(Command.Provision.class).caller().identity().orElseThrow();
        assertThat(identity.platform()).isEqualTo("cloudfoundry");
        assertThat(identity.value()).hasToString("{\"user_id\":\"u\"}");
    }

    @Test
    void anUpdateSaysWhatChangesAndNothingElse() {
        server.patch(INSTANCE, "{\"service_id\":\"s\"}");
        Command.Update bare = server.broker().onlyCall(Command.Update.class);
        assertThat(bare.planId()).isEmpty();
        assertThat(bare.change())
                .isEqualTo(
                        new Command.Change(Optional.empty(), Optional.empty(), Optional.empty()));

        server.broker().forget();
        server.patch(
                INSTANCE + "?accepts_incomplete=true",
                """
                {"service_id":"s","plan_id":"q","parameters":{"a":null},"context":{"x":1},
                 "maintenance_info":{"version":"2.0.0"},
                 "previous_values":{"plan_id":"p","service_id":"s","organization_id":"o","space_id":"sp",
                   "maintenance_info":{}}}
                """);
        Command.Update whole = server.broker().onlyCall(Command.Update.class);
        assertThat(whole.planId()).contains("q");
        assertThat(whole.change().parameters().orElseThrow()).hasToString("{\"a\":null}");
        assertThat(whole.change().context().orElseThrow()).hasToString("{\"x\":1}");
        assertThat(whole.change().maintenanceVersion()).contains("2.0.0");
        assertThat(whole.acceptsIncomplete()).isTrue();
    }

    @Test
    void aBindingIsForWhatItsBindResourceSays() {
        assertThat(bind("{" + IDS + "}").use().namesApp()).isFalse();
        assertThat(bind("{" + IDS + ",\"app_guid\":\"old\"}").use().bindResource())
                .hasToString("{\"app_guid\":\"old\"}");
        assertThat(
                        bind("{"
                                        + IDS
                                        + ",\"app_guid\":\"old\",\"bind_resource\":{\"route\":\"r\"}}")
                                .use()
                                .bindResource())
                .hasToString("{\"route\":\"r\",\"app_guid\":\"old\"}");
        assertThat(
                        bind("{"
                                        + IDS
                                        + ",\"app_guid\":\"old\",\"bind_resource\":{\"app_guid\":\"new\"}}")
                                .use()
                                .bindResource())
                .hasToString("{\"app_guid\":\"new\"}");
    }

    @Test
    void aRotationNeedsItsPredecessorAlone() {
        Command.Bind command = bind("{\"predecessor_binding_id\":\"a\"}");
        assertThat(command.plan()).isEmpty();
        assertThat(command.use().predecessorId()).contains("a");
        assertThat(command.payload().parameters()).isEmpty();

        Command.Bind whole = bind("{\"predecessor_binding_id\":\"a\"," + IDS + "}");
        assertThat(whole.plan()).contains(new PlanChoice("s", "p"));
    }

    @Test
    void aRemovalTakesItsIdsFromTheQueryAndIgnoresABody() {
        server.send(
                server.request(INSTANCE + "?service_id=s&plan_id=p&accepts_incomplete=true")
                        .method("DELETE", HttpRequest.BodyPublishers.ofString("{not even JSON")));
        Command.Deprovision command = server.broker().onlyCall(Command.Deprovision.class);
        assertThat(command.plan()).isEqualTo(new PlanChoice("s", "p"));
        assertThat(command.acceptsIncomplete()).isTrue();
    }

    @Test
    void questionsCarryTheirHints() {
        server.get(INSTANCE);
        server.get(BINDING + "?service_id=s");
        server.get(INSTANCE + "/last_operation?plan_id=p&operation=" + "o".repeat(10_000));
        server.get(BINDING + "/last_operation?operation=a%20b");

        BindingKey key = new BindingKey("i", "b");
        Hint service = new Hint(Optional.of("s"), Optional.empty());
        Hint plan = new Hint(Optional.empty(), Optional.of("p"));
        assertThat(server.broker().calls())
                .containsExactly(
                        new CannedBroker.Asked("instance", "i", Hint.NONE, Optional.empty()),
                        new CannedBroker.Asked("binding", key, service, Optional.empty()),
                        new CannedBroker.Asked(
                                "last operation", "i", plan, Optional.of("o".repeat(10_000))),
                        new CannedBroker.Asked(
                                "last operation", key, Hint.NONE, Optional.of("a b")));
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        String empty = "{" + WHOLE + ",\"x\":\"\"}";
        String filler = "x".repeat((1 << 20) - empty.length());
        assertThat(server.put(INSTANCE, empty.replace("\"\"}", "\"" + filler + "\"}")).status())
                .isEqualTo(200);
    }

    private Command.Provision provision(String path, String body) {
        Reply reply = server.put(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return server.broker().onlyCall(Command.Provision.class);
    }

    private Command.Bind bind(String body) {
        server.broker().forget();
        Reply reply = server.put(BINDING, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return server.broker().onlyCall(Command.Bind.class);
    }
}
