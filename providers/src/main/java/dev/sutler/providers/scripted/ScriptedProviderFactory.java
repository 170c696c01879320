package dev.sutler.providers.scripted;

import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes providers that do what their plan says: slow, asynchronous, failing, odd. For `provider:
/// {type: scripted}`.
public final class ScriptedProviderFactory implements ProviderFactory {

    private final InstantSource clock;
    private final Pause pause;

    /// One per file for the whole process: a process cannot lock a file against itself.
    private final Map<Path, EffectsLog> effectsLogs = new ConcurrentHashMap<>();

    /// For [java.util.ServiceLoader]: real time.
    public ScriptedProviderFactory() {
        this(InstantSource.system(), Pause.REAL);
    }

    ScriptedProviderFactory(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String type() {
        return "scripted";
    }

    @Override
    public List<SettingProblem> check(ProviderEnvironment environment, ObjectNode planSettings) {
        return new Layers(environment.settings()).problems(planSettings);
    }

    @Override
    public Provider create(ProviderEnvironment environment) {
        return new ScriptedProvider(
                new Layers(environment.settings()), new Stage(clock, pause), this::effectsLog);
    }

    private EffectsLog effectsLog(Path file) {
        return effectsLogs.computeIfAbsent(
                file.toAbsolutePath().normalize(), path -> new EffectsLog(path, clock));
    }
}
