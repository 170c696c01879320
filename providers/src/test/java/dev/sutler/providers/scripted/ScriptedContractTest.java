package dev.sutler.providers.scripted;

import static dev.sutler.testkit.SampleRequests.json;

import dev.sutler.spi.Plan;
import dev.sutler.spi.Provider;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.ProviderContract;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.SampleRequests;

import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/// The suite of all rooms, with a plan that is slow in steps and writes down what it does.
class ScriptedContractTest extends ProviderContract {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder = Path.of("");

    @Override
    protected ProviderFixture fixture() {
        Path file = folder.resolve("effects.jsonl");
        EffectsLog log = new EffectsLog(file, () -> NOW);
        return new Fixture(file, log);
    }

    private record Fixture(Path file, EffectsLog log) implements ProviderFixture {

        @Override
        public Provider provider(Cut cut) {
            Stage stage = new Stage(() -> NOW, _ -> cut.use(() -> NOW));
            return new ScriptedProvider(new Layers(json("{}")), stage, _ -> cut.use(() -> log));
        }

        @Override
        public Plan plan() {
            return SampleRequests.plan(
                    "slow",
                    json("""
                    {'delay': {'provision': '3s', 'update': '3s', 'bind': '90ms',
                               'unbind': '90ms', 'deprovision': '3s'},
                     'steps': 3}\
                    """)
                            .put("effects-log", file.toString()));
        }

        @Override
        public Set<String> leftovers() throws IOException {
            Set<String> there = new TreeSet<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    apply(JsonMapper.shared().readTree(line), there);
                }
            }
            return there;
        }

        private static void apply(JsonNode line, Set<String> there) {
            String thing = line.path("instance_id") + " " + line.path("binding_id");
            switch (line.path("effect").asString()) {
                case "provision", "bind" -> there.add(thing);
                case "deprovision", "unbind" -> there.remove(thing);
                default -> {}
            }
        }
    }
}
