package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Secret;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a provider hands back is as hostile as any other input.
final class ResultCheckTest {

    private static final String NUL = "a\0b";
    private static final String HALF = "a\uD83Db";
    private static final ObjectNode FINE =
            json("{'text': 'ü 🐘 \\\\u0000 \\u005Cu0000', 'deep': [[{'n': 1}]]}");

    @Test
    void whatIsFinePassesUnchanged() {
        Progress<BindingDetails> good =
                Progress.done(binding(FINE, "db.example", "syslog://l", "/data"));
        assertThat(said(good)).isSameAs(good);
        Progress<InstanceDetails> alsoGood =
                Progress.done(new InstanceDetails(new InstanceMetadata(FINE, FINE), FINE));
        assertThat(said(alsoGood)).isSameAs(alsoGood);
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatCannotBeStoredIsATerminalFailure(Progress<?> garbage) {
        assertThat(said(garbage))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> {
                            assertThat(failed.kind()).isEqualTo(FailureKind.TERMINAL);
                            assertThat(failed.message())
                                    .startsWith("The service answered with something unusable")
                                    .hasSizeLessThan(200)
                                    .doesNotContain("\0");
                        });
    }

    static Stream<Progress<?>> garbage() {
        return Stream.of(
                instance(text(NUL)),
                instance(text(HALF)),
                instance(text("x".repeat(70_000))),
                instance(json("{'a': 1}").set(NUL, json("{}")).asObject()),
                instance(nested(200)),
                instance(nested(20_000)),
                Progress.done(
                        new InstanceDetails(
                                new InstanceMetadata(text(NUL), json("{}")), json("{}"))),
                Progress.done(
                        new InstanceDetails(
                                new InstanceMetadata(json("{}"), text(NUL)), json("{}"))),
                Progress.working(text(NUL), Duration.ofSeconds(1), "ok"),
                Progress.working(text("x".repeat(70_000)), Duration.ofSeconds(1), "ok"),
                Progress.done(binding(text(NUL), "h", "s", "v")),
                Progress.done(binding(text("x".repeat(1_100_000)), "h", "s", "v")),
                Progress.done(binding(FINE, NUL, "s", "v")),
                Progress.done(binding(FINE, "h".repeat(70_000), "s", "v")),
                Progress.done(binding(FINE, "h", NUL, "v")),
                Progress.done(binding(FINE, "h", "s", NUL)));
    }

    @Test
    void credentialsHaveMoreRoomThanNotes() {
        Progress<BindingDetails> large =
                Progress.done(binding(text("x".repeat(900_000)), "h", "s", "v"));
        assertThat(said(large)).isSameAs(large);
    }

    @Test
    void complaintsDoNotRepeatTheSecret() {
        assertThat(said(Progress.done(binding(text("hunter2" + NUL), "h", "s", "v"))).toString())
                .doesNotContain("hunter2");
    }

    @Test
    void descriptionsBecomeOneLineOfBoundedLength() {
        assertThat(ResultCheck.sentence("  a\n\tb\0c\u009Fd  ")).isEqualTo("a b c d");
        assertThat(ResultCheck.sentence(HALF)).isEqualTo("a b");
        assertThat(ResultCheck.sentence("🐘".repeat(5_000)))
                .hasSizeLessThanOrEqualTo(1_000)
                .endsWith("🐘…");
        assertThat(said(Progress.working(json("{}"), Duration.ofSeconds(1), "x".repeat(100_000))))
                .isInstanceOfSatisfying(
                        Progress.Working.class,
                        working -> assertThat(working.description()).hasSize(1_000));
    }

    @Test
    void aFailureAlwaysSaysSomething() {
        assertThat(said(Progress.failed(" \n ")))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo("The operation failed."));
    }

    private static Progress<?> said(Progress<?> progress) {
        return ((CallResult.Said<?>) new ResultCheck(ResultLimits.DEFAULT).check(progress))
                .progress();
    }

    private static Progress<?> instance(ObjectNode state) {
        return Progress.done(new InstanceDetails(InstanceMetadata.none(), state));
    }

    private static BindingDetails binding(
            ObjectNode credentials, String host, String drain, String directory) {
        return new BindingDetails(
                Optional.of(Secret.of(credentials)),
                List.of(Endpoint.tcp(host, 5432)),
                new Delivery(
                        Optional.of(drain),
                        Optional.empty(),
                        List.of(new VolumeMount("nfs", directory, true, "v", json("{}")))),
                Validity.UNLIMITED,
                json("{}"));
    }

    private static ObjectNode text(String value) {
        return JsonNodeFactory.instance.objectNode().put("a", value);
    }

    private static ObjectNode nested(int depth) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (int level = 1; level < depth; level++) {
            tree = JsonNodeFactory.instance.objectNode().set("a", tree).asObject();
        }
        return tree;
    }
}
