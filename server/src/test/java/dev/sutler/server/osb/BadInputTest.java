package dev.sutler.server.osb;

import static dev.sutler.server.osb.BadInput.AN_INSTANCE;
import static dev.sutler.server.osb.BadInput.IDS;
import static dev.sutler.server.osb.BadInput.TENANCY;
import static dev.sutler.server.osb.BadInput.WHOLE;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.stream.Stream;

/// The table of everything malformed that a client can send over HTTP: each is a 400 that names
/// what is wrong, echoes the request's identity, and never reaches the broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private final BrokerUnderTest server = new BrokerUnderTest();

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.broker().forget();
    }

    @ParameterizedTest
    @MethodSource({
        "malformedJson",
        "badHeaders",
        "dev.sutler.server.osb.BadFields#all",
        "dev.sutler.server.osb.BadUrls#paths",
        "dev.sutler.server.osb.BadUrls#queries"
    })
    void isAnsweredWith400AndChangesNothing(BadInput given) {
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

    static Stream<BadInput> malformedJson() {
        return Stream.of(
                BadInput.put("no body", "", "needs a JSON object"),
                BadInput.put("only white space", "  \n", "JSON"),
                BadInput.put("truncated", "{" + IDS, "not valid JSON"),
                BadInput.put("truncated string", "{\"service_id\":\"s", "not valid JSON"),
                BadInput.put("not JSON", "<xml/>", "not valid JSON"),
                BadInput.put("single quotes", "{'service_id':'s'}", "not valid JSON"),
                BadInput.put("comment", "{/* */" + WHOLE + "}", "not valid JSON"),
                BadInput.put("trailing comma", "{" + WHOLE + ",}", "not valid JSON"),
                BadInput.put("something after the end", "{" + WHOLE + "} {}", "not valid JSON"),
                BadInput.put("garbage after the end", "{" + WHOLE + "}x", "not valid JSON"),
                BadInput.put("key twice", "{" + WHOLE + ",\"plan_id\":\"q\"}", "key twice"),
                BadInput.put(
                        "key twice, deep down",
                        "{" + WHOLE + ",\"parameters\":{\"a\":[{\"b\":1,\"b\":2}]}}",
                        "key twice"),
                BadInput.put("array", "[]", "must be a JSON object"),
                BadInput.put("string", "\"x\"", "must be a JSON object"),
                BadInput.put("number", "7", "must be a JSON object"),
                BadInput.put("null", "null", "must be a JSON object"),
                BadInput.put("NaN", "{" + WHOLE + ",\"parameters\":{\"a\":NaN}}", "not valid JSON"),
                BadInput.put("nested 65 deep", nested(65), "nested deeper than 64"),
                BadInput.put("nested 100,000 deep", nested(100_000), "nested deeper than 64"),
                BadInput.put("larger than 1 MiB", padded(1 << 20), "larger than"),
                BadInput.put("much larger than 1 MiB", padded(9 << 20), "larger than"),
                BadInput.put("endless number", parameters("1".repeat(5_000)), "number"),
                BadInput.put("huge exponent", parameters("1e1000000000"), "number"),
                BadInput.put("number that comes back too long", parameters("1e1000"), "digits"),
                BadInput.put("number that comes back too fine", parameters("1e-1000"), "digits"),
                BadInput.put("tiny exponent", parameters("1e-1000000000"), "number"),
                BadInput.put("exponent beyond integers", parameters("1e99999999999"), "number"),
                BadInput.put("NUL in a string", parameters("\"a\\u0000b\""), "NUL"),
                BadInput.put("NUL in a key", parameters("{\"a\\u0000\":1}"), "NUL"),
                BadInput.put("NUL in an id", "{" + TENANCY + ",\"service_id\":\"\\u0000\"}", "NUL"),
                BadInput.put("half a surrogate pair", parameters("\"\\ud83d\""), "surrogate"),
                BadInput.put("the other half", parameters("[\"\\ude00x\"]"), "The body"),
                BadInput.put("halves in a key", parameters("{\"\\ud83dx\":1}"), "The body"),
                bytes("invalid UTF-8", 0xff),
                bytes("overlong UTF-8", 0xc0, 0xaf),
                bytes("surrogate in UTF-8", 0xed, 0xa0, 0x80),
                new BadInput(
                        "UTF-16",
                        "PUT",
                        AN_INSTANCE,
                        new String(("{" + WHOLE + "}").getBytes(UTF_16), ISO_8859_1),
                        Map.of(),
                        "UTF-8"));
    }

    static Stream<BadInput> badHeaders() {
        String identity = "X-Broker-API-Originating-Identity";
        return Stream.of(
                BadInput.header("identity without a value", identity, "cloudfoundry", identity),
                BadInput.header(
                        "identity with broken Base64", identity, "cloudfoundry e30=%%%", identity),
                BadInput.header(
                        "identity with cut Base64", identity, "cloudfoundry e30=e", identity),
                BadInput.header(
                        "identity in three parts", identity, "cloudfoundry e30= e30=", identity),
                BadInput.header(
                        "identity that is no JSON", identity, "cloudfoundry bm9wZQ==", identity),
                BadInput.header(
                        "identity that is a list",
                        identity,
                        "cloudfoundry W10=",
                        "must be a JSON object"),
                BadInput.header(
                        "identity with NUL", identity, "cloudfoundry eyJhIjoiXHUwMDAwIn0=", "NUL"),
                BadInput.header("identity without anything", identity, "", identity),
                BadInput.header(
                        "another media type", "Content-Type", "text/plain", "application/json"),
                BadInput.header(
                        "form",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "application/json"),
                BadInput.header(
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

    private static BadInput bytes(String name, int... wrong) {
        StringBuilder text = new StringBuilder();
        for (int one : wrong) {
            text.append((char) one);
        }
        String body = "{" + WHOLE + ",\"x\":\"" + text + "\"}";
        return new BadInput(name, "PUT", AN_INSTANCE, body, Map.of(), "UTF-8");
    }
}
