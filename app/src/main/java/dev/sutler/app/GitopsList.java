package dev.sutler.app;

import dev.sutler.gitops.tool.Answered;
import dev.sutler.gitops.tool.Clone;
import dev.sutler.gitops.tool.Listed;
import dev.sutler.gitops.tool.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `sutler gitops list`: what is in the repository.
@Command(
        name = "list",
        description = {
            "Lists the instances in a clone, with what the pipeline says about each.",
            "What it said about an earlier operation of the broker is no answer, and counts as"
                    + " none."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sutler gitops list",
            "  sutler gitops list --status none --deleted false",
            "  sutler gitops list --output json | jq -r '.[].instance.serviceInstanceId'"
        })
final class GitopsList extends GitopsCommand {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final CloneOption clone = new CloneOption();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Only those of this status: none, \"in progress\", succeeded, failed, or"
                            + " unclear.")
    private Optional<String> status = Optional.empty();

    @Option(
            names = "--deleted",
            paramLabel = "true|false",
            arity = "1",
            description = "Only those that are to be removed, or only the others.")
    private Optional<Boolean> deleted = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json|yaml",
            description =
                    "For people, or for programs: all files of each instance, credentials masked."
                            + " Default: text.")
    private GitopsOutput output = GitopsOutput.TEXT;

    GitopsList(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        Optional<Answered> wanted = status.map(this::answered);
        try (Clone opened = clone.open(surroundings())) {
            List<Listed> all =
                    opened.list().stream()
                            .filter(each -> wanted.isEmpty() || wanted.get() == each.answered())
                            .filter(each -> deleted.isEmpty() || deleted.get() == each.deleted())
                            .toList();
            print(opened, all);
            long broken = all.stream().filter(each -> !each.readable()).count();
            if (broken > 0) {
                note(
                        "%d of them cannot be read. `sutler gitops doctor` says why."
                                .formatted(broken));
            }
            return 0;
        }
    }

    private Answered answered(String word) {
        return Answered.of(word)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--status must be none, \"in progress\", succeeded, failed"
                                                + " or unclear."));
    }

    private void print(Clone opened, List<Listed> all) {
        PrintWriter out = surroundings().out();
        switch (output) {
            case TEXT -> table(all).print(out);
            case JSON -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                all.stream()
                        .filter(Listed::readable)
                        .forEach(each -> array.add(show(opened, each)));
                GitopsOutput.json(array, out);
            }
            case YAML ->
                    all.stream()
                            .filter(Listed::readable)
                            .forEach(each -> GitopsOutput.yaml(show(opened, each), out));
        }
    }

    private static ObjectNode show(Clone opened, Listed listed) {
        return opened.show(new Target(listed.instance(), Optional.empty()), false);
    }

    private TextTable table(List<Listed> all) {
        Colours colours = Colours.of(surroundings());
        TextTable table =
                new TextTable("ID", "SERVICE", "PLAN", "STATUS", "DELETED", "TENANT", "BINDINGS");
        for (Listed each : all) {
            table.row(
                    word(each.instance()),
                    word(each.service()),
                    word(each.plan()),
                    colours.state(each.readable() ? each.answered().word() : "unreadable"),
                    each.deleted() ? "yes" : "no",
                    word(each.tenant()),
                    bindings(each.bindings()));
        }
        return table;
    }

    private static String word(String text) {
        return text.isEmpty() ? "-" : AdminWords.clean(text);
    }

    private static String bindings(List<Answered> bindings) {
        Map<Answered, Long> counts =
                bindings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> each,
                                        () -> new EnumMap<>(Answered.class),
                                        Collectors.counting()));
        return counts.isEmpty()
                ? "-"
                : counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().word())
                        .collect(Collectors.joining(", "));
    }
}
