package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.config.ConfigurationException;
import dev.sutler.server.config.ConfigurationLoader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// `sutler config check`: shows the configuration as it counts, or everything that is wrong with
/// it.
@Command(
        name = "check",
        description = "Checks the configuration and shows each value with its source.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the broker would start with it",
            "1:it would not; each problem has a line",
            "2:bad command line"
        },
        footer = {
            "",
            "Reads sutler.yaml and the environment as `sutler serve` does, and nothing else.",
            "Secrets are masked.",
            "",
            "Example:",
            "  sutler config check --config /etc/sutler/sutler.yaml --output json"
        })
final class ConfigCheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "text (the default) or json.",
            defaultValue = "text")
    private Output output = Output.TEXT;

    /// What the answer looks like.
    enum Output {
        TEXT,
        JSON
    }

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ConfigurationReport report = report();
        switch (output) {
            case TEXT -> report.text(surroundings.out(), surroundings.err());
            case JSON -> surroundings.out().println(report.json());
        }
        return report.problems().isEmpty() ? 0 : 1;
    }

    private ConfigurationReport report() {
        try {
            return report(
                    new ConfigurationLoader(
                                    surroundings.workingDirectory(), surroundings.environment())
                            .load(config.file()));
        } catch (ConfigurationException wrong) {
            return ConfigurationReport.unusable(wrong.problems());
        }
    }

    private ConfigurationReport report(Configuration configuration) {
        Set<String> types =
                ProviderShelf.of(
                                surroundings,
                                type ->
                                        EmbeddedSettings.orElsewhere(
                                                configuration, type, Optional.empty()))
                        .types()
                        .words();
        Path catalog = Catalogs.folder(surroundings, configuration);
        List<String> problems = new ArrayList<>(configuration.unknownProviders(types));
        if (!Files.isDirectory(catalog)) {
            problems.add("`catalog.directory`: there is no folder " + catalog + ".");
        }
        return new ConfigurationReport(
                Optional.of(configuration.effective()),
                List.of(
                        new ConfigurationReport.Fact("catalog", catalog.toString()),
                        new ConfigurationReport.Fact(
                                "data directory", configuration.files().dataDirectory().toString()),
                        new ConfigurationReport.Fact("provider types", String.join(", ", types))),
                problems);
    }
}
