package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.bad;
import static dev.sutler.gitops.files.Samples.bytes;
import static dev.sutler.gitops.files.Samples.good;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// Files whose authors meant no good, or whose disks were full.
class HostileFileTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a: &S3CRET [x]\nb: *S3CRET", "line 2: an alias"),
                Arguments.of("a: &a S3CRET\nb: *a", "line 2: an alias"),
                Arguments.of(bomb(), "line 2: an alias"),
                Arguments.of("a: S3CRET\nb: 1\na: 2", "line 3: this key stands here a second time"),
                Arguments.of("a: {S3CRET: 1, S3CRET: 2}", "line 1: this key"),
                Arguments.of("a: S3CRET\n---\nb: 1", "line 3: a second document"),
                Arguments.of("a:\n  <<: {b: S3CRET}", "line 2: a merge key"),
                Arguments.of("? [S3CRET]\n: b", "line 1: a key must be a text"),
                Arguments.of("? {S3CRET: a}\n: b", "line 1: a key must be a text"),
                Arguments.of("a: !!binary UzNDUkVU", "line 1: binary data"),
                Arguments.of("- S3CRET", "line 1: the file must be a map"),
                Arguments.of("S3CRET", "line 1: the file must be a map"),
                Arguments.of("a: b\nc: \"S3CRET\n\n", "line 2: a quote is opened and not closed"),
                Arguments.of("a: b: S3CRET", "line 1: put a value that has a colon"),
                Arguments.of("a: b\nS3CRET\nc: d", "line 3: a key needs a colon"),
                Arguments.of("a: b\n\tc: S3CRET", "line 2: a tab cannot"),
                Arguments.of("a: @S3CRET", "line 1: put a value that begins"),
                Arguments.of("a: \"\\qS3CRET\"", "line 1: a backslash"),
                Arguments.of("a: \"S3CRET\\ud800\"", "line 1: the text has"),
                Arguments.of("a: \"S3CRET\\0\"", "line 1: the text has"),
                Arguments.of("a: 1e1001", "line 1: this number is too large"),
                Arguments.of("a: 1e-99999999999", "line 1: this number is too large"),
                Arguments.of("a: " + "9".repeat(1_001), "line 1: this number is too large"),
                Arguments.of("a: [S3CRET", "line 1: this is not valid YAML"),
                Arguments.of("a: " + "[".repeat(100_000), "nested deeper than 128"),
                Arguments.of("a: " + "{a: ".repeat(100_000), "nested deeper than 128"),
                Arguments.of("- ".repeat(100_000), "nested deeper than 128"),
                Arguments.of("? ".repeat(100_000), "a key must be a text"),
                Arguments.of("a: S3CRET\0", "is not text in UTF-8"),
                Arguments.of("a: " + "x".repeat(1_100_000), "more than 1048576 bytes"));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [S3CRET]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        return bomb.toString();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedInWordsThatTellNothingOfIt(String file, String problem) {
        assertThat(bad(Files.credentials(bytes(file))))
                .contains(problem)
                .doesNotContain("S3CRET")
                .doesNotContain("\n");
        assertThat(bad(Files.instance(bytes(file)))).doesNotContain("S3CRET");
        assertThat(bad(Files.binding(bytes(file)))).doesNotContain("S3CRET");
        assertThat(bad(Files.delivery(bytes(file)))).doesNotContain("S3CRET");
        assertThat(Files.status(bytes(file))).isInstanceOf(Status.Unclear.class);
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        byte[] latin = {'a', ':', ' ', (byte) 0xe4};
        byte[] utf16 = {(byte) 0xff, (byte) 0xfe, 'a', 0};

        assertThat(bad(Files.credentials(latin))).contains("is not text in UTF-8");
        assertThat(bad(Files.credentials(utf16))).contains("is not text in UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(good(Files.credentials(bytes("\uFEFFa: b")))).hasToString("{\"a\":\"b\"}");
    }

    @Test
    void charactersOfTwoHalvesSurviveWhereverTheyStand() {
        for (int shift = 1_000; shift < 1_030; shift++) {
            String text = "x".repeat(shift) + "😀";

            assertThat(good(Files.credentials(bytes("a: " + text))).get("a").stringValue())
                    .isEqualTo(text);
        }
    }

    @Test
    void aSchemaAsDeepAsACatalogMayHaveIsRead() {
        String deep = "{\"a\": ".repeat(110) + "1" + "}".repeat(110);

        assertThat(good(Files.credentials(bytes(deep)))).hasSize(1);
    }
}
