package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.fuzz.ParserFuzzer;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.RequestHeaders;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Whatever stands in a body or a header, it is read as it was meant, or refused.
public final class ParserFuzzTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> CORPUS =
            List.of(
                    """
                    {"service_id": "s", "plan_id": "p", "organization_guid": "o", "space_guid": "\\u00e4\\ud83d\\ude00",
                     "context": {"platform": "cloudfoundry", "n": null}, "maintenance_info": {"version": "1.0.0"},
                     "parameters": {"a": [1, -2.50, 1e100, true, {"b": {}}], "": ""}}
                    """,
                    "{}",
                    "cloudfoundry eyJ1c2VyX2lkIjoidSJ9",
                    "2.17");

    /// The parsers, in the form that a coverage-guided fuzzer looks for.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        allowing(() -> body(input));
        allowing(() -> ApiVersion.check(headers("X-Broker-API-Version", text)));
        String origin = "X-Broker-API-Originating-Identity";
        allowing(() -> IdentityHeader.of(headers(origin, text)));
        String encoded = "x " + Base64.getEncoder().encodeToString(input);
        allowing(() -> IdentityHeader.of(headers(origin, encoded)));
    }

    private static RequestHeaders headers(String name, String value) {
        return RequestHeaders.of(Map.of(name, List.of(value)));
    }

    /* What was accepted can be written and read again, and nothing of it has changed. */
    private static void body(byte[] input) {
        ObjectNode tree = StrictJson.object(input, "The body");
        Fields fields = Fields.of(tree);
        tree.propertyNames()
                .forEach(
                        name -> {
                            allowing(() -> fields.id(name));
                            allowing(() -> fields.text(name));
                            allowing(() -> fields.in(name).id("version"));
                        });
        assertThat(StrictJson.object(JSON.writeValueAsBytes(tree), "The body")).isEqualTo(tree);
    }

    private static void allowing(Runnable parser) {
        try {
            parser.run();
        } catch (HttpProblem refused) {
            assertThat(refused.response().status()).isBetween(400, 499);
        }
    }

    @Test
    void noBodyAndNoHeaderBreaksTheParsers() {
        ParserFuzzer.run(CORPUS, ParserFuzzTest::fuzzerTestOneInput);
    }
}
