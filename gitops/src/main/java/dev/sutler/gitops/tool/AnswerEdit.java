package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.tool.ToolException.Kind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Writes an answer, for as long as the broker wants what it is an answer to.
final class AnswerEdit implements Edit {

    private final Answer answer;
    private Optional<Request> answered = Optional.empty();

    AnswerEdit(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Wish on(View now) {
        Place place = Place.of(now, answer.target()).orElseThrow(this::isGone);
        Request request = Request.sound(now, place);
        refuseIfLate(request);
        answered = answered.or(() -> Optional.of(request));
        Map<String, Optional<byte[]>> files = new HashMap<>();
        put(now, files, place.status(), status(request));
        if (answer.credentials().isPresent()) {
            if (!place.binding()) {
                throw new ToolException(Kind.CANNOT, "Only a binding has credentials.");
            }
            put(now, files, place.credentials(), answer.credentials().get().bytes());
        }
        return new Wish(
                "Pipeline: %s: %s\n".formatted(answer.target(), answer.state().word()), files);
    }

    private void refuseIfLate(Request now) {
        Optional<String> named = answer.extras().operation();
        boolean late =
                named.isPresent()
                        ? !named.equals(now.operation())
                        : answered.isPresent() && !answered.get().isSameAs(now);
        if (late) {
            throw new ToolException(
                    Kind.TOO_LATE,
                    "Too late: by now the broker wants something else of %s%s. Nothing was written."
                            .formatted(
                                    answer.target(),
                                    now.operation()
                                            .map(id -> " (operation " + LinkWords.clean(id) + ")")
                                            .orElse("")));
        }
    }

    private ToolException isGone() {
        return answered.isPresent()
                ? new ToolException(
                        Kind.TOO_LATE,
                        "Too late: %s is not in the repository any more."
                                .formatted(answer.target()))
                : new ToolException(
                        Kind.NO_SUCH,
                        "There is no %s in the clone. Has it been fetched?"
                                .formatted(answer.target()));
    }

    private byte[] status(Request request) {
        Status.Extras extras = answer.extras();
        byte[] bytes =
                StatusText.of(
                        answer.state(),
                        answer.description(),
                        new Status.Extras(
                                request.operation(),
                                extras.dashboardUrl(),
                                extras.instanceUsable(),
                                extras.updateRepeatable(),
                                extras.retryAfter()));
        if (Files.status(bytes) instanceof Status.Unclear(_, String problem)) {
            throw new ToolException(Kind.CANNOT, "Nobody could read such a status: " + problem);
        }
        return bytes;
    }

    private static void put(
            View now, Map<String, Optional<byte[]>> files, String path, byte[] bytes) {
        switch (now.read(path)) {
            case Content.Absent _, Content.Bytes _ -> files.put(path, Optional.of(bytes));
            case Content.Unusable(String problem) ->
                    throw new ToolException(Kind.CANNOT, path + " is " + problem + ".");
        }
    }
}
