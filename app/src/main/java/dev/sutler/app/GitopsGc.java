package dev.sutler.app;

import dev.sutler.gitops.tool.Clone;
import dev.sutler.gitops.tool.Sweep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.time.Duration;

/// `sutler gitops gc`: removes what is gone for long.
@Command(
        name = "gc",
        description = {
            "Removes the directories of instances and bindings that were removed long ago:"
                    + " `deleted: true`, status succeeded, and nothing in them has changed since.",
            "Says what it would do, and does it with --apply. Platforms may ask how a removal went"
                    + " for as long as they like; after 30 days none does. Nothing else is"
                    + " touched, and all of it stays in the history."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  sutler gitops gc", "  sutler gitops gc --older-than 90d --apply"})
final class GitopsGc extends GitopsCommand {

    @Mixin private final CloneOption clone = new CloneOption();

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "For how long nothing has changed, by the time of commits. Default: 30d.")
    private Duration age = Duration.ofDays(30);

    @Option(names = "--apply", description = "Does it: commits and pushes.")
    private boolean apply;

    @Option(names = "--no-push", description = "Makes a commit in the clone, and no more.")
    private boolean unpushed;

    @Mixin private final AuthorOption author = new AuthorOption();
    @Mixin private final RemoteOptions remote = new RemoteOptions();

    GitopsGc(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (Clone opened =
                Clone.open(remote.options(surroundings(), clone, author.author()), resources())) {
            Sweep sweep = opened.plan(age);
            print(sweep);
            if (apply && !sweep.removals().isEmpty()) {
                Clone.Done done = opened.sweep(age, !unpushed);
                done.staysBehind()
                        .ifPresent(
                                reason ->
                                        note(
                                                "It is pushed, but the clone stays behind: %s."
                                                        .formatted(reason)));
            }
            return 0;
        }
    }

    private void print(Sweep sweep) {
        PrintWriter out = surroundings().out();
        sweep.removals()
                .forEach(
                        each ->
                                out.println(
                                        "%s  %d files"
                                                .formatted(
                                                        AdminWords.clean(each.directory()),
                                                        each.files())));
        sweep.kept()
                .forEach(
                        each ->
                                note(
                                        "%s stays: %s."
                                                .formatted(
                                                        AdminWords.clean(each.directory()),
                                                        each.reason())));
        out.println(
                "%s %s"
                        .formatted(
                                sweep.summary(),
                                apply ? "removed" : "would be removed; --apply does it"));
        if (sweep.shallow()) {
            note(
                    "The clone is shallow: what has changed before its history begins counts as"
                            + " changed just then. `git fetch --unshallow` gets the rest.");
        }
    }
}
