package dev.sutler.providers.scripted;

import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.providers.scripted.EffectsLog.Late;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.testkit.TestCall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class EffectsLogTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder = Path.of("");

    @Test
    void eachEffectStandsThereOnce() throws IOException {
        TestCall call = TestCall.first();
        for (int times = 0; times < 2; times++) {
            log().record(Kind.PROVISION, "i", Optional.empty(), call, Late.REFUSED);
            log().record(Kind.BIND, "i", Optional.of("b"), call, Late.REFUSED);
            log().record(Kind.UPDATE, "i", Optional.empty(), call, Late.REFUSED);
        }
        TestCall later = TestCall.first();
        log().record(Kind.UPDATE, "i", Optional.empty(), later, Late.REFUSED);
        for (int times = 0; times < 2; times++) {
            log().record(Kind.UNBIND, "i", Optional.of("b"), later, Late.REFUSED);
            log().record(Kind.DEPROVISION, "i", Optional.empty(), later, Late.REFUSED);
        }

        assertThat(effects())
                .containsExactly("provision", "bind", "update", "update", "unbind", "deprovision");
    }

    @Test
    void severalProcessesMayShareTheFile() throws IOException {
        EffectsLog one = log();
        EffectsLog other = log();
        one.record(Kind.PROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);
        other.record(Kind.PROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);
        other.record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);
        one.record(Kind.PROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);

        assertThat(effects()).containsExactly("provision", "deprovision", "provision");
    }

    @Test
    void halfALineDoesNotSwallowTheNext() throws IOException {
        log().record(Kind.PROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);
        Files.writeString(file(), "{\"effect\": \"depro", StandardOpenOption.APPEND);

        log().record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);

        assertThat(Files.readAllLines(file())).hasSize(3).last().asString().contains("deprovision");
    }

    @Test
    void aCallThatComesTooLateIsRefusedAndSaidSo() throws IOException {
        TestCall zombie = TestCall.first();
        log().record(Kind.PROVISION, "i", Optional.empty(), zombie, Late.REFUSED);
        log().record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);

        assertThatThrownBy(
                        () ->
                                log().record(
                                                Kind.PROVISION,
                                                "i",
                                                Optional.empty(),
                                                zombie,
                                                Late.REFUSED))
                .isInstanceOf(LateCallException.class);
        assertThat(Files.readAllLines(file())).last().asString().contains("\"refused\":true");
        log().record(Kind.PROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);
    }

    @Test
    void aCallThatFindsItsWorkDoneBarsEarlierOnes() {
        TestCall zombie = TestCall.first();
        log().record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first(), Late.REFUSED);

        assertThatThrownBy(
                        () ->
                                log().record(
                                                Kind.PROVISION,
                                                "i",
                                                Optional.empty(),
                                                zombie,
                                                Late.REFUSED))
                .isInstanceOf(LateCallException.class);
    }

    @Test
    void bindingsAreMadeSideBySideInAnyOrder() throws IOException {
        TestCall provision = TestCall.first();
        TestCall first = TestCall.first();
        TestCall second = TestCall.first();
        log().record(Kind.PROVISION, "i", Optional.empty(), provision, Late.REFUSED);
        log().record(Kind.BIND, "i", Optional.of("b"), second, Late.REFUSED);
        log().record(Kind.BIND, "i", Optional.of("a"), first, Late.REFUSED);

        assertThat(effects()).containsExactly("provision", "bind", "bind");
        assertThatThrownBy(
                        () -> log().record(Kind.UPDATE, "i", Optional.empty(), first, Late.REFUSED))
                .isInstanceOf(LateCallException.class);
    }

    @Test
    void aBackEndThatKnowsNoEpochsTakesLateCalls() throws IOException {
        TestCall zombie = TestCall.first();
        log().record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first(), Late.ACCEPTED);
        log().record(Kind.PROVISION, "i", Optional.empty(), zombie, Late.ACCEPTED);

        assertThat(effects()).containsExactly("provision");
    }

    @Test
    void aPlanNamesTheFile() throws IOException {
        var factory = new ScriptedProviderFactory(() -> NOW, _ -> {});
        var environment = new ProviderEnvironment("test", json("{}"), _ -> Optional.empty());
        var plan = plan("logged", json("{}").put("effects-log", file().toString()));
        try (var provider = factory.create(environment)) {
            assertThat(provider.provision(provision(instance("i", plan)), TestCall.first()))
                    .isInstanceOf(Progress.Done.class);
        }

        assertThat(effects()).containsExactly("provision");
    }

    @Test
    void aFileThatCannotBeWrittenMakesTheOutcomeUnknown() {
        EffectsLog log = new EffectsLog(folder.resolve("no/such/folder"), () -> NOW);

        assertThatThrownBy(
                        () ->
                                log.record(
                                        Kind.BIND,
                                        "i",
                                        Optional.of("b"),
                                        TestCall.first(),
                                        Late.REFUSED))
                .isInstanceOf(UncheckedIOException.class);
    }

    private EffectsLog log() {
        return new EffectsLog(file(), () -> NOW);
    }

    private Path file() {
        return folder.resolve("effects.jsonl");
    }

    private List<String> effects() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        return Files.readAllLines(file()).stream()
                .filter(line -> line.contains("\"effect\":"))
                .map(line -> json.readTree(line).path("effect").asString())
                .toList();
    }
}
