package dev.sutler.core.lifecycle;

import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class FingerprintTest {

    @Test
    void isTheSameForTheSameTarget() {
        assertThat(Fingerprint.of(shape("p", "{'a': 1, 'b': 1.0}", "1.0.0")))
                .isEqualTo(Fingerprint.of(shape("p", "{'b': 1, 'a': 1e0}", "1.0.0")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void doesNotCountDisplayFieldsOfTheContext() {
        InstanceShape renamed =
                new InstanceShape(
                        "p", json("{}"), json("{'instance_name': 'new'}"), Optional.empty());
        assertThat(Fingerprint.of(renamed)).isEqualTo(Fingerprint.of(shape("p", "{}", "")));
    }

    @Test
    void isAnotherForEveryOtherTarget() {
        List<InstanceShape> targets =
                List.of(
                        shape("p", "{}", ""),
                        shape("q", "{}", ""),
                        shape("", "{}", "p"),
                        shape("p", "{}", "1.0.0"),
                        shape("p", "{'a': 1}", ""),
                        shape("p", "{'a': '1'}", ""),
                        shape("p{}", "{}", ""),
                        shape("p", "{'1.0.0': 1}", ""));
        assertThat(targets.stream().map(Fingerprint::of)).doesNotHaveDuplicates();
    }

    @Test
    void isAnotherForEveryKind() {
        assertThat(Arrays.stream(OperationKind.values()).map(Fingerprint::of))
                .doesNotHaveDuplicates();
    }

    private static InstanceShape shape(String planId, String parameters, String version) {
        return new InstanceShape(
                planId,
                json(parameters),
                json("{}"),
                Optional.of(version).filter(text -> !text.isEmpty()));
    }
}
