package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;

class StatusTest {

    @ParameterizedTest
    @EnumSource(State.class)
    void isClearWithQuotesAndWithout(State state) {
        Status clear = new Status.Clear(state, "All done", Status.Extras.NONE);

        assertThat(read("status: " + state.word() + "\ndescription: All done\n")).isEqualTo(clear);
        assertThat(read("---\nstatus: \"" + state.word() + "\"\ndescription: 'All done'"))
                .isEqualTo(clear);
        assertThat(Files.status(Files.status(state, "All done", Optional.empty())))
                .isEqualTo(clear);
    }

    @Test
    void needsNoDescription() {
        Status clear = new Status.Clear(State.SUCCEEDED, "", Status.Extras.NONE);

        assertThat(read("status: succeeded")).isEqualTo(clear);
        assertThat(read("status: succeeded\ndescription:\nunknown: [1]")).isEqualTo(clear);
    }

    @Test
    void aDescriptionThatLooksLikeANumberIsWhatWasWritten() {
        assertThat(read("status: failed\ndescription: 0.10"))
                .isEqualTo(new Status.Clear(State.FAILED, "0.10", Status.Extras.NONE));
    }

    @Test
    void mayHaveMoreToSay() {
        assertThat(
                        read(
                                """
                                status: failed
                                operation: 0123
                                dashboardUrl: https://dash.example.org/i-1
                                instanceUsable: false
                                updateRepeatable: "true"
                                retryAfter: 30s
                                """))
                .isEqualTo(
                        new Status.Clear(
                                State.FAILED,
                                "",
                                new Status.Extras(
                                        Optional.of("0123"),
                                        Optional.of("https://dash.example.org/i-1"),
                                        Optional.of(false),
                                        Optional.of(true),
                                        Optional.of(Duration.ofSeconds(30)))));
    }

    @ParameterizedTest
    @CsvSource({"30,PT30S", "250ms,PT0.25S", "2m,PT2M", "1h,PT1H", "PT1M30S,PT1M30S", "1d,PT24H"})
    void spansAreWrittenInManyWays(String written, Duration span) {
        assertThat(Spans.parse(written)).hasValue(span);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: Succeeded|1|`status` must be exactly",
                "status: success|1|`status` must be exactly",
                "status: in-progress|1|`status` must be exactly",
                "status: 'succeeded '|1|`status` must be exactly",
                "status: true|1|`status` must be exactly",
                "status: [succeeded]|1|`status` must be a text",
                "status:|1|`status` is missing or empty",
                "status: \"\"|1|`status` is missing or empty",
                "description: x|0|`status` is missing or empty",
                "''|0|`status` is missing or empty",
                "status: succeeded\\ndescription: {a: b}|2|`description` must be a text",
                "status: succeeded\\noperation: [a]|2|`operation` must be a text",
                "status: succeeded\\ndashboardUrl: dash|2|`dashboardUrl` must be",
                "status: succeeded\\ndashboardUrl: javascript:x|2|`dashboardUrl` must be",
                "status: succeeded\\ninstanceUsable: perhaps|2|`instanceUsable` must be",
                "status: succeeded\\nupdateRepeatable: 1|2|`updateRepeatable` must be",
                "status: succeeded\\nretryAfter: soon|2|`retryAfter` must be",
                "status: succeeded\\nretryAfter: -5s|2|`retryAfter` must be",
                "status: succeeded\\nstatus: failed|2|this key stands here a second time",
                "status: failed\\ndescription: no: space|2|put a value that has a colon"
            })
    void isUnclearWhenNobodyCanTell(String file, int line, String problem) {
        Status status = read(file.replace("\\n", "\n"));

        assertThat(status)
                .isInstanceOfSatisfying(
                        Status.Unclear.class,
                        unclear -> {
                            assertThat(unclear.line()).isEqualTo(line);
                            assertThat(unclear.problem()).startsWith(problem);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\u202Eb", "\ud800ab", "ab\u2028", " ab\n"})
    void whatIsShownHasNothingInvisible(String description) {
        assertThat(Descriptions.shown(description)).isEqualTo("ab");
    }

    @Test
    void whatIsShownIsOneLineOfBoundedLength() {
        assertThat(Descriptions.shown("first\nsecond\tthird")).isEqualTo("first second third");
        assertThat(Descriptions.shown("x".repeat(1_024))).hasSize(1_024).endsWith("x");
        assertThat(Descriptions.shown("x".repeat(1_025))).hasSize(1_024).endsWith("x…");
        assertThat(Descriptions.shown("x".repeat(1_022) + "😀😀")).hasSize(1_023).endsWith("x…");
        assertThat(new Status.Clear(State.FAILED, "a\nb", Status.Extras.NONE).shown())
                .isEqualTo("a b");
    }

    private static Status read(String file) {
        return Files.status(bytes(file));
    }
}
