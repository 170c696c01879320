package dev.sutler.providers.scripted;

import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            log().record(Kind.PROVISION, "i", Optional.empty(), call);
            log().record(Kind.BIND, "i", Optional.of("b"), call);
            log().record(Kind.UPDATE, "i", Optional.empty(), call);
        }
        log().record(Kind.UPDATE, "i", Optional.empty(), TestCall.first());
        for (int times = 0; times < 2; times++) {
            log().record(Kind.UNBIND, "i", Optional.of("b"), call);
            log().record(Kind.DEPROVISION, "i", Optional.empty(), call);
        }

        assertThat(effects())
                .containsExactly("provision", "bind", "update", "update", "unbind", "deprovision");
    }

    @Test
    void severalProcessesMayShareTheFile() throws IOException {
        EffectsLog one = log();
        EffectsLog other = log();
        one.record(Kind.PROVISION, "i", Optional.empty(), TestCall.first());
        other.record(Kind.PROVISION, "i", Optional.empty(), TestCall.first());
        other.record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first());
        one.record(Kind.PROVISION, "i", Optional.empty(), TestCall.first());

        assertThat(effects()).containsExactly("provision", "deprovision", "provision");
    }

    @Test
    void halfALineDoesNotSwallowTheNext() throws IOException {
        log().record(Kind.PROVISION, "i", Optional.empty(), TestCall.first());
        Files.writeString(file(), "{\"effect\": \"depro", StandardOpenOption.APPEND);

        log().record(Kind.DEPROVISION, "i", Optional.empty(), TestCall.first());

        assertThat(Files.readAllLines(file())).hasSize(3).last().asString().contains("deprovision");
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

        assertThatThrownBy(() -> log.record(Kind.BIND, "i", Optional.of("b"), TestCall.first()))
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
                .map(line -> json.readTree(line).path("effect").asString())
                .toList();
    }
}
