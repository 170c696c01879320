package dev.sutler.providers.support;

import static dev.sutler.testkit.SampleRequests.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class SupportTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "5s, PT5S",
        "2m, PT2M",
        "1h, PT1H",
        "30d, PT720H",
        "PT1H30M, PT1H30M"
    })
    void spansOfTimeAreReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "PT-5S", "1.5s", "5 s", "99999999999s", "1y"})
    void whatIsNoSpanOfTimeIsNotRead(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void slipsAreRecognisedAndOtherWordsAreNot() {
        List<String> known = List.of("delay", "steps", "fail");

        assertThat(Spelling.closest("dealy", known)).contains("delay");
        assertThat(Spelling.closest("step", known)).contains("steps");
        assertThat(Spelling.closest("credentials", known)).isEmpty();
    }

    @Test
    void namesAreShortPlainAndTheSameForTheSameIds() {
        assertThat(Derived.name("a", "b"))
                .matches("[a-z2-7]{52}")
                .isEqualTo(Derived.name("a", "b"));
        assertThat(Derived.name("a", "b")).isNotEqualTo(Derived.name("ab", ""));
        assertThat(Derived.name("a")).isNotEqualTo(Derived.name("A"));
    }

    @Test
    void pointersInProblemsAreEscaped() {
        SettingsReader reader = SettingsReader.of(json("{'a/b~c': 1, 'block': {'x': 1}}"));
        assertThat(reader.text("a/b~c")).isEqualTo(Optional.empty());
        reader.block("block").orElseThrow().refuseOthers();

        assertThat(reader.problems())
                .extracting(problem -> problem.path())
                .containsExactly("/a~1b~0c", "/block/x");
    }

    @Test
    void aSettingThatIsNullCountsAsMissing() {
        SettingsReader reader = SettingsReader.of(json("{'steps': null}"));

        assertThat(reader.integer("steps", 1, 2)).isEmpty();
        assertThat(reader.problems()).isEmpty();
    }
}
