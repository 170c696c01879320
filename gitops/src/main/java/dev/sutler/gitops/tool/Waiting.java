package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.tool.Awaited.Goal;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at the remote again and again, until the pipeline has said what is waited for.
final class Waiting {

    private final Repository clone;
    private final Upstream upstream;
    private final Link link;
    private final ToolResources resources;

    private Optional<Request> wanted = Optional.empty();
    private Optional<ObjectId> seen = Optional.empty();
    private String last = "";

    Waiting(Repository clone, Upstream upstream, Link link, ToolResources resources) {
        this.clone = clone;
        this.upstream = upstream;
        this.link = link;
        this.resources = resources;
    }

    /// Comes back when it has come about.
    ///
    /// @param said is told what the pipeline says, each time that it says something new
    /// @throws ToolException when it cannot come about any more, or not in time
    void await(Awaited awaited, Consumer<String> said) {
        Instant end = resources.clock().instant().plus(awaited.timeout());
        while (true) {
            String problem = "";
            try {
                ObjectId tip = link.fetch().orElseThrow(this::noBranch);
                if (!seen.equals(Optional.of(tip))) {
                    seen = Optional.of(tip);
                    if (look(View.of(clone, tip), awaited, said)) {
                        return;
                    }
                }
            } catch (LinkException failed) {
                if (failed.isDenied()) {
                    throw new ToolException(Kind.CANNOT, failed.sentence(), failed);
                }
                problem = " " + failed.sentence();
            }
            if (!resources.clock().instant().plus(awaited.every()).isBefore(end)) {
                throw new ToolException(
                        Kind.NOT_SO,
                        "The pipeline has not finished in time with %s.%s"
                                .formatted(awaited.target(), problem));
            }
            resources.pause().await(awaited.every());
        }
    }

    private ToolException noBranch() {
        return new ToolException(
                Kind.CANNOT, "The remote has no branch `%s`.".formatted(upstream.branch()));
    }

    private boolean look(View now, Awaited awaited, Consumer<String> said) {
        Place place =
                Place.of(now, awaited.target())
                        .orElseThrow(
                                () ->
                                        new ToolException(
                                                Kind.NO_SUCH,
                                                "There is no %s in the repository."
                                                        .formatted(awaited.target())));
        Request request = Request.sound(now, place);
        refuseIfLate(request, awaited);
        wanted = wanted.or(() -> Optional.of(request));
        Status status = Request.status(now, place);
        Answered answered = request.answered(status);
        tell(answered, status, place, said);
        return switch (answered) {
            case NONE, IN_PROGRESS, UNCLEAR -> false;
            case SUCCEEDED -> reached(awaited, Goal.FAILED, answered);
            case FAILED -> reached(awaited, Goal.SUCCEEDED, answered);
        };
    }

    private static boolean reached(Awaited awaited, Goal opposite, Answered answered) {
        if (awaited.goal() == opposite) {
            throw new ToolException(
                    Kind.NOT_SO, "The pipeline says `%s`.".formatted(answered.word()));
        }
        return true;
    }

    private void refuseIfLate(Request now, Awaited awaited) {
        boolean late =
                awaited.operation().isPresent()
                        ? !awaited.operation().equals(now.operation())
                        : wanted.isPresent() && !wanted.get().isSameAs(now);
        if (late) {
            throw new ToolException(
                    Kind.TOO_LATE,
                    "By now the broker wants something else of %s.".formatted(awaited.target()));
        }
    }

    private void tell(Answered answered, Status status, Place place, Consumer<String> said) {
        String line =
                switch (status) {
                    case Status.Absent _ -> "";
                    case Status.Unclear unclear -> place.status() + ": " + unclear.sentence();
                    case Status.Clear clear ->
                            answered == Answered.NONE
                                    ? ""
                                    : clear.state().word() + ": " + clear.shown();
                };
        if (!line.isEmpty() && !line.equals(last)) {
            said.accept(line);
            last = line;
        }
    }
}
