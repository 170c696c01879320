package dev.sutler.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Judgement;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;
import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

class ReportsTest {

    private static final String HOSTILE =
            "<script>alert('x')</script>\"'&]]>\u001b[31m\u0000\u202e";

    @Test
    void thePageLoadsAndRunsNothing() {
        assertThat(Form.HTML.text(edition()))
                .doesNotContain(
                        "<script", "src=", "@import", "url(", "javascript:", "\u001b", "\u202e")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("default-src 'none'");
    }

    @Test
    void theXmlCanBeReadWhateverABrokerSaid()
            throws IOException, ParserConfigurationException, SAXException {
        Document document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(Form.JUNIT.text(edition()))));

        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("4");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("system-out").getLength()).isEqualTo(1);
    }

    @Test
    void theJsonHasItsShape() {
        JsonNode json = JsonMapper.shared().readTree(Form.JSON.text(edition()));

        assertThat(json.path("format").intValue()).isEqualTo(1);
        assertThat(json.at("/summary/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/summary/not_applicable").intValue()).isEqualTo(1);
        assertThat(json.at("/requirements/0/findings/0/check").stringValue()).isEqualTo("a-check");
        assertThat(json.at("/requirements/0/findings/0/request").stringValue())
                .startsWith("PUT /v2/service_instances/i");
    }

    @ParameterizedTest
    @EnumSource
    void noSecretGetsIntoAFile(Form form) {
        assertThat(form.text(edition())).doesNotContain("s3cret", "known-password", "dXNlcjpw");
    }

    @Test
    void noSecretAndNoControlCharacterGetsToTheTerminal() {
        StringWriter out = new StringWriter();
        TextReport text = new TextReport(edition(), new PrintWriter(out));
        text.requirements();
        text.findings();
        text.summary();

        assertThat(out.toString())
                .doesNotContain("s3cret", "known-password", "dXNlcjpw", "\u001b", "\u0000")
                .contains(
                        "> PUT /v2/service_instances/i",
                        "> Authorization: ***",
                        "< HTTP 500",
                        "expected status 201",
                        "instance left of x",
                        "1 requirement is broken");
    }

    private static Edition edition() {
        List<Requirement> some = Requirements.all().stream().limit(4).toList();
        Answer answer =
                new Answer(
                        Question.of(
                                        "PUT",
                                        "/v2/service_instances/i",
                                        "{\"parameters\":{\"password\":\"s3cret1\"}}")
                                .with("Authorization", "Basic dXNlcjpwYXNz"),
                        "request-1",
                        500,
                        HttpHeaders.of(
                                Map.of("Set-Cookie", List.of("a=s3cret2"), "X", List.of(HOSTILE)),
                                (name, value) -> true),
                        "{\"credentials\":{\"uri\":\"x://u:s3cret3@h\",\"n\":[\"s3cret4\"]},"
                                + "\"dashboard_url\":\"https://u:s3cret5@h/\",\"echo\":\"known-password\","
                                + "\"description\":\"<script>alert('x')</script>\"}",
                        Optional.of(JsonMapper.shared().readTree("{}")));
        Finding finding =
                new Finding(
                        "a-check",
                        Optional.of(HOSTILE),
                        new Judgement(some.getFirst(), false, "status 201", Optional.of(answer)));
        return new Edition(
                new Report(
                        new Report.About(
                                "https://broker.example.com",
                                "2.17",
                                List.of(HOSTILE + " (synchronous)"),
                                12,
                                Duration.ofMillis(1234)),
                        List.of(
                                new Outcome(some.getFirst(), Verdict.FAILED, List.of(finding), ""),
                                new Outcome(some.get(1), Verdict.WARNED, List.of(finding), ""),
                                new Outcome(some.get(2), Verdict.PASSED, List.of(), ""),
                                new Outcome(
                                        some.get(3), Verdict.NOT_APPLICABLE, List.of(), HOSTILE)),
                        List.of(),
                        List.of("instance left of x")),
                new Mask(Set.of("known-password")),
                Instant.parse("2026-01-02T03:04:05.6Z"));
    }
}
