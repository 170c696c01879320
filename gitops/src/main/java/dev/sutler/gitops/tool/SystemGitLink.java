package dev.sutler.gitops.tool;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A way to the remote by the program `git`, with the credential helpers, agents and proxies that
/// it is set up for.
final class SystemGitLink implements Link {

    /* Git may be silent for as long as the other side is, and has to send and check besides. */
    private static final int TIMEOUTS = 10;

    private final Repository clone;
    private final Upstream upstream;
    private final Duration longest;

    SystemGitLink(Repository clone, Upstream upstream, CloneOptions.Reach reach) {
        this.clone = clone;
        this.upstream = upstream;
        this.longest = reach.timeout().multipliedBy(TIMEOUTS);
    }

    /// How a run of the program ended.
    private record Run(int exitCode, String output) {}

    @Override
    public Optional<ObjectId> fetch() throws LinkException {
        Run run =
                run(
                        "fetch",
                        "--no-tags",
                        "--quiet",
                        upstream.remote(),
                        "+" + upstream.head() + ":" + upstream.tracking());
        if (run.exitCode() != 0) {
            if (run.output().contains("couldn't find remote ref")) {
                return Optional.empty();
            }
            throw failure(run);
        }
        try {
            return Optional.ofNullable(clone.exactRef(upstream.tracking())).map(Ref::getObjectId);
        } catch (IOException unreadable) {
            throw new LinkException("The clone cannot be read.", true, unreadable);
        }
    }

    @Override
    public Pushed push(ObjectId commit) throws LinkException {
        Run run =
                run(
                        "push",
                        "--porcelain",
                        upstream.remote(),
                        commit.name() + ":" + upstream.head());
        if (run.exitCode() == 0) {
            return new Pushed.Accepted();
        }
        Optional<String> verdict =
                run.output().lines().filter(line -> line.startsWith("!\t")).findFirst();
        if (verdict.isEmpty()) {
            throw failure(run);
        }
        String reason = verdict.get();
        return reason.contains("[rejected]")
                ? new Pushed.Moved()
                : new Pushed.Declined(
                        LinkWords.clean(reason.substring(reason.lastIndexOf('\t') + 1)));
    }

    private LinkException failure(Run run) {
        return LinkWords.failure(upstream, new IOException(run.output()));
    }

    private Run run(String... arguments) throws LinkException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Optional<Path> output = Optional.empty();
        try {
            output = Optional.of(Files.createTempFile("sutler-git", ".txt"));
            return run(command, output.get());
        } catch (IOException failed) {
            throw new LinkException(
                    "The program git cannot be run. Install it, or leave out --git.", true, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LinkException("Git was interrupted.", true, interrupted);
        } finally {
            output.map(Path::toFile).ifPresent(SystemGitLink::remove);
        }
    }

    private Run run(List<String> command, Path output)
            throws IOException, InterruptedException, LinkException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(place())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
                        .redirectOutput(output.toFile());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        Process git = builder.start();
        try {
            if (!git.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LinkException(
                        "The remote " + upstream.displayed() + " does not answer in time.", false);
            }
            return new Run(
                    git.exitValue(),
                    new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            git.destroy();
        }
    }

    private File place() {
        return clone.isBare() ? clone.getDirectory() : clone.getWorkTree();
    }

    private static String nothing() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private static void remove(File file) {
        boolean _ = file.delete();
    }

    @Override
    public void close() {}
}
