package dev.sutler.app;

import dev.sutler.gitops.tool.Clone;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

/// `sutler gitops show`: one instance with all its files.
@Command(
        name = "show",
        description = {
            "Shows all files of an instance in one object, as `unipipe show` does:",
            "instance, bindings (binding, status, credentials), status, servicePlan and"
                    + " manualParameters."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sutler gitops show --instance 9f0c…",
            "  sutler gitops show --instance 9f0c… --binding 77aa… --reveal --output json"
        })
final class GitopsShow extends GitopsCommand {

    @Mixin private final CloneOption clone = new CloneOption();
    @Mixin private final TargetOptions target = new TargetOptions();

    @Option(names = "--reveal", description = "Shows credentials as they are.")
    private boolean reveal;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "yaml|json",
            description = "The format. Default: yaml.")
    private Format output = Format.YAML;

    GitopsShow(Surroundings surroundings) {
        super(surroundings);
    }

    /// What one object can be printed as.
    enum Format {
        YAML,
        JSON
    }

    @Override
    int run() {
        try (Clone opened = clone.open(surroundings())) {
            ObjectNode shown = opened.show(target.target(), reveal);
            switch (output) {
                case YAML -> GitopsOutput.yaml(shown, surroundings().out());
                case JSON -> GitopsOutput.json(shown, surroundings().out());
            }
            return 0;
        }
    }
}
