package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The table of everything malformed that a client can send over HTTP: each is a 400 that names
/// what is wrong, echoes the request's identity, and never reaches the broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";
    private static final String IDS = "\"service_id\":\"s\",\"plan_id\":\"p\"";
    private static final String TENANCY = "\"organization_guid\":\"o\",\"space_guid\":\"s\"";
    private static final String WHOLE = IDS + "," + TENANCY;

    private final BrokerUnderTest server = new BrokerUnderTest();

    /// One line of the table.
    ///
    /// @param body one character for each byte
    /// @param mention what the description must name
    record Case(
            String name,
            String method,
            String path,
            String body,
            Map<String, String> headers,
            String mention) {

        static Case put(String name, String body, String mention) {
            return new Case(name, "PUT", INSTANCE, utf8(body), Map.of(), mention);
        }

        static Case bind(String name, String body, String mention) {
            return new Case(name, "PUT", BINDING, utf8(body), Map.of(), mention);
        }

        static Case patch(String name, String body, String mention) {
            return new Case(name, "PATCH", INSTANCE, utf8(body), Map.of(), mention);
        }

        static Case at(String name, String method, String path, String mention) {
            return new Case(name, method, path, utf8("{" + WHOLE + "}"), Map.of(), mention);
        }

        static Case header(String name, String header, String value, String mention) {
            return new Case(
                    name, "PUT", INSTANCE, utf8("{" + WHOLE + "}"), Map.of(header, value), mention);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.broker().forget();
    }

    @ParameterizedTest
    @MethodSource({"malformedJson", "wrongFields", "badUrls", "badHeaders"})
    void isAnsweredWith400AndChangesNothing(Case given) {
        HttpRequest.Builder request =
                server.request(given.path())
                        .method(
                                given.method(),
                                HttpRequest.BodyPublishers.ofString(given.body(), ISO_8859_1));
        given.headers().forEach(request::setHeader);

        Reply reply = server.send(request).isError(400, "BadRequest");

        assertThat(reply.json().path("description").stringValue()).contains(given.mention());
        assertThat(reply.header("X-Broker-API-Request-Identity"))
                .isEqualTo(BrokerUnderTest.IDENTITY);
        assertThat(server.broker().calls()).isEmpty();
        server.broker().forget();
        assertThat(server.get("/v2/catalog").status()).isEqualTo(200);
    }

    static Stream<Case> malformedJson() {
        return Stream.of(
                Case.put("no body", "", "needs a JSON object"),
                Case.put("only white space", "  \n", "JSON"),
                Case.put("truncated", "{" + IDS, "not valid JSON"),
                Case.put("truncated string", "{\"service_id\":\"s", "not valid JSON"),
                Case.put("not JSON", "<xml/>", "not valid JSON"),
                Case.put("single quotes", "{'service_id':'s'}", "not valid JSON"),
                Case.put("comment", "{/* */" + WHOLE + "}", "not valid JSON"),
                Case.put("trailing comma", "{" + WHOLE + ",}", "not valid JSON"),
                Case.put("something after the end", "{" + WHOLE + "} {}", "not valid JSON"),
                Case.put("garbage after the end", "{" + WHOLE + "}x", "not valid JSON"),
                Case.put("key twice", "{" + WHOLE + ",\"plan_id\":\"q\"}", "key twice"),
                Case.put(
                        "key twice, deep down",
                        "{" + WHOLE + ",\"parameters\":{\"a\":[{\"b\":1,\"b\":2}]}}",
                        "key twice"),
                Case.put("array", "[]", "must be a JSON object"),
                Case.put("string", "\"x\"", "must be a JSON object"),
                Case.put("number", "7", "must be a JSON object"),
                Case.put("null", "null", "must be a JSON object"),
                Case.put("NaN", "{" + WHOLE + ",\"parameters\":{\"a\":NaN}}", "not valid JSON"),
                Case.put("nested 65 deep", nested(65), "nested deeper than 64"),
                Case.put("nested 100,000 deep", nested(100_000), "nested deeper than 64"),
                Case.put("larger than 1 MiB", padded(1 << 20), "larger than"),
                Case.put("much larger than 1 MiB", padded(9 << 20), "larger than"),
                Case.put("endless number", parameters("1".repeat(5_000)), "number"),
                Case.put("huge exponent", parameters("1e1000000000"), "number"),
                Case.put("tiny exponent", parameters("1e-1000000000"), "number"),
                Case.put("exponent beyond integers", parameters("1e99999999999"), "number"),
                Case.put("NUL in a string", parameters("\"a\\u0000b\""), "NUL"),
                Case.put("NUL in a key", parameters("{\"a\\u0000\":1}"), "NUL"),
                Case.put("NUL in an id", "{" + TENANCY + ",\"service_id\":\"\\u0000\"}", "NUL"),
                Case.put("half a surrogate pair", parameters("\"\\ud83d\""), "surrogate"),
                Case.put("the other half", parameters("[\"\\ude00x\"]"), "The body"),
                Case.put("halves in a key", parameters("{\"\\ud83dx\":1}"), "The body"),
                bytes("invalid UTF-8", 0xff),
                bytes("overlong UTF-8", 0xc0, 0xaf),
                bytes("surrogate in UTF-8", 0xed, 0xa0, 0x80),
                new Case(
                        "UTF-16",
                        "PUT",
                        INSTANCE,
                        new String(("{" + WHOLE + "}").getBytes(UTF_16), ISO_8859_1),
                        Map.of(),
                        "UTF-8"));
    }

    static Stream<Case> wrongFields() {
        List<Case> cases = new ArrayList<>();
        for (String wrong : List.of("1", "true", "[]", "{}", "\"\"")) {
            for (String field :
                    List.of("service_id", "plan_id", "organization_guid", "space_guid")) {
                cases.add(
                        Case.put(
                                "provision, %s: %s".formatted(field, wrong),
                                "{"
                                        + WHOLE.replaceFirst(
                                                "\"" + field + "\":\"\\w\"",
                                                "\"%s\":%s".formatted(field, wrong))
                                        + "}",
                                "`" + field + "`"));
            }
        }
        for (String field : List.of("service_id", "plan_id", "organization_guid", "space_guid")) {
            String named = "\"" + field + "\":\"\\w\"";
            cases.add(
                    Case.put(
                            "no " + field,
                            "{" + WHOLE.replaceFirst(named, "\"x\":1") + "}",
                            "`" + field + "` is required"));
            cases.add(
                    Case.put(
                            field + " is null",
                            "{" + WHOLE.replaceFirst(named, "\"" + field + "\":null") + "}",
                            "`" + field + "` is required"));
        }
        for (String wrong : List.of("1", "false", "[]", "\"x\"")) {
            for (String field : List.of("context", "parameters", "maintenance_info")) {
                String extra = ",\"%s\":%s}".formatted(field, wrong);
                cases.add(
                        Case.put(
                                "provision, %s: %s".formatted(field, wrong),
                                "{" + WHOLE + extra,
                                "`" + field + "`"));
                cases.add(
                        Case.patch(
                                "update, %s: %s".formatted(field, wrong),
                                "{" + IDS + extra,
                                "`" + field + "`"));
            }
            for (String field : List.of("context", "parameters", "bind_resource")) {
                cases.add(
                        Case.bind(
                                "bind, %s: %s".formatted(field, wrong),
                                "{" + IDS + ",\"%s\":%s}".formatted(field, wrong),
                                "`" + field + "`"));
            }
            cases.add(
                    Case.patch(
                            "update, previous_values: " + wrong,
                            "{" + IDS + ",\"previous_values\":" + wrong + "}",
                            "`previous_values`"));
        }
        for (String field : List.of("service_id", "plan_id", "organization_id", "space_id")) {
            cases.add(
                    Case.patch(
                            "previous " + field,
                            "{" + IDS + ",\"previous_values\":{\"" + field + "\":1}}",
                            "`previous_values." + field + "`"));
        }
        cases.add(
                Case.put(
                        "version is a number",
                        "{" + WHOLE + ",\"maintenance_info\":{\"version\":1}}",
                        "`maintenance_info.version`"));
        cases.add(
                Case.put(
                        "version is empty",
                        "{" + WHOLE + ",\"maintenance_info\":{\"version\":\"\"}}",
                        "`maintenance_info.version`"));
        cases.add(
                Case.patch(
                        "previous version",
                        "{" + IDS + ",\"previous_values\":{\"maintenance_info\":{\"version\":1}}}",
                        "version"));
        cases.add(
                Case.patch(
                        "update without service_id",
                        "{\"plan_id\":\"p\"}",
                        "`service_id` is required"));
        cases.add(
                Case.patch(
                        "update, plan_id: 1", "{\"service_id\":\"s\",\"plan_id\":1}", "`plan_id`"));
        cases.add(Case.bind("bind without ids", "{}", "`service_id` is required"));
        cases.add(
                Case.bind(
                        "rotation with one id",
                        "{\"predecessor_binding_id\":\"b\",\"plan_id\":\"p\"}",
                        "`service_id` is required"));
        cases.add(
                Case.bind(
                        "predecessor is a number",
                        "{\"predecessor_binding_id\":1}",
                        "`predecessor_binding_id`"));
        cases.add(
                Case.bind(
                        "predecessor is empty",
                        "{\"predecessor_binding_id\":\"\"}",
                        "`predecessor_binding_id`"));
        cases.add(Case.bind("app_guid is a number", "{" + IDS + ",\"app_guid\":1}", "`app_guid`"));
        cases.add(Case.bind("app_guid is empty", "{" + IDS + ",\"app_guid\":\"\"}", "`app_guid`"));
        cases.add(
                Case.bind(
                        "bound app is a number",
                        "{" + IDS + ",\"bind_resource\":{\"app_guid\":1}}",
                        "`bind_resource.app_guid`"));
        cases.add(
                Case.bind(
                        "route is a list",
                        "{" + IDS + ",\"bind_resource\":{\"route\":[]}}",
                        "`bind_resource.route`"));
        cases.add(
                Case.put(
                        "service_id of 1,025 bytes",
                        "{"
                                + WHOLE.replace(
                                        "\"s\",\"plan", "\"" + "s".repeat(1_025) + "\",\"plan")
                                + "}",
                        "1,024 bytes"));
        return cases.stream();
    }

    static Stream<Case> badUrls() {
        String removal = "?service_id=s&plan_id=p";
        return Stream.of(
                Case.at("empty instance id", "PUT", "/v2/service_instances/", "instance_id"),
                Case.at(
                        "empty instance id before a binding",
                        "PUT",
                        "/v2/service_instances//service_bindings/b",
                        "instance_id"),
                Case.at("empty binding id", "PUT", INSTANCE + "/service_bindings/", "binding_id"),
                Case.at(
                        "instance id of 1,025 bytes",
                        "PUT",
                        "/v2/service_instances/" + "i".repeat(1_025),
                        "1,024"),
                Case.at(
                        "instance id of 1,025 bytes in emoji",
                        "PUT",
                        "/v2/service_instances/" + "%F0%9F%98%80".repeat(256) + "x",
                        "1,024"),
                Case.at(
                        "binding id of 1,025 bytes",
                        "PUT",
                        INSTANCE + "/service_bindings/" + "b".repeat(1_025),
                        "1,024"),
                Case.at("NUL in an id", "PUT", "/v2/service_instances/a%00b", "NUL"),
                Case.at("NUL in the query", "DELETE", INSTANCE + removal + "%00", "NUL"),
                Case.at("invalid UTF-8 in an id", "PUT", "/v2/service_instances/%FF", "not valid"),
                Case.at(
                        "overlong UTF-8 in an id",
                        "PUT",
                        "/v2/service_instances/%C0%AF",
                        "not valid"),
                Case.at(
                        "accepts_incomplete=yes",
                        "PUT",
                        INSTANCE + "?accepts_incomplete=yes",
                        "accepts_incomplete"),
                Case.at(
                        "accepts_incomplete=True",
                        "PUT",
                        INSTANCE + "?accepts_incomplete=True",
                        "accepts_incomplete"),
                Case.at(
                        "accepts_incomplete without a value",
                        "DELETE",
                        INSTANCE + removal + "&accepts_incomplete",
                        "accepts_incomplete"),
                Case.at(
                        "accepts_incomplete twice",
                        "PUT",
                        INSTANCE + "?accepts_incomplete=true&accepts_incomplete=false",
                        "twice"),
                Case.at("deprovision without ids", "DELETE", INSTANCE, "service_id"),
                Case.at(
                        "deprovision without plan_id",
                        "DELETE",
                        INSTANCE + "?service_id=s",
                        "plan_id"),
                Case.at(
                        "deprovision without service_id",
                        "DELETE",
                        INSTANCE + "?plan_id=p",
                        "service_id"),
                Case.at(
                        "deprovision with an empty service_id",
                        "DELETE",
                        INSTANCE + "?service_id=&plan_id=p",
                        "service_id"),
                Case.at("unbind without ids", "DELETE", BINDING, "service_id"),
                Case.at(
                        "unbind with an empty plan_id",
                        "DELETE",
                        BINDING + "?service_id=s&plan_id=",
                        "plan_id"),
                Case.at(
                        "service_id twice",
                        "DELETE",
                        INSTANCE + removal + "&service_id=s",
                        "twice"),
                Case.at(
                        "long operation",
                        "GET",
                        INSTANCE + "/last_operation?operation=" + "o".repeat(10_001),
                        "operation"),
                Case.at(
                        "empty operation",
                        "GET",
                        BINDING + "/last_operation?operation=",
                        "operation"),
                Case.at("empty hint", "GET", INSTANCE + "?service_id=", "service_id"));
    }

    static Stream<Case> badHeaders() {
        String identity = "X-Broker-API-Originating-Identity";
        return Stream.of(
                Case.header("identity without a value", identity, "cloudfoundry", identity),
                Case.header(
                        "identity with broken Base64", identity, "cloudfoundry e30=%%%", identity),
                Case.header("identity with cut Base64", identity, "cloudfoundry e30=e", identity),
                Case.header(
                        "identity in three parts", identity, "cloudfoundry e30= e30=", identity),
                Case.header(
                        "identity that is no JSON", identity, "cloudfoundry bm9wZQ==", identity),
                Case.header(
                        "identity that is a list",
                        identity,
                        "cloudfoundry W10=",
                        "must be a JSON object"),
                Case.header(
                        "identity with NUL", identity, "cloudfoundry eyJhIjoiXHUwMDAwIn0=", "NUL"),
                Case.header("identity without anything", identity, "", identity),
                Case.header("another media type", "Content-Type", "text/plain", "application/json"),
                Case.header(
                        "form",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "application/json"),
                Case.header(
                        "JSON patch",
                        "Content-Type",
                        "application/json-patch+json",
                        "application/json"));
    }

    private static String nested(int depth) {
        // The body itself is the first level.
        String value = "[".repeat(depth - 1) + "]".repeat(depth - 1);
        return parameters(value).replace("\"parameters\":{\"a\":", "\"x\":").replace("]}}", "]}");
    }

    private static String parameters(String value) {
        return "{" + WHOLE + ",\"parameters\":{\"a\":" + value + "}}";
    }

    private static String padded(int bytes) {
        return "{" + WHOLE + ",\"x\":\"" + "x".repeat(bytes) + "\"}";
    }

    private static Case bytes(String name, int... wrong) {
        StringBuilder text = new StringBuilder();
        for (int one : wrong) {
            text.append((char) one);
        }
        String body = "{" + WHOLE + ",\"x\":\"" + text + "\"}";
        return new Case(name, "PUT", INSTANCE, body, Map.of(), "UTF-8");
    }

    private static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
