package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;

/// Whether a status can be read, and is one about what is wanted.
final class StatusRules {

    private static final String RULE = "status";

    private final View view;
    private final Findings findings;

    StatusRules(View view, Findings findings) {
        this.view = view;
        this.findings = findings;
    }

    /// @return whether the instance or binding is gone, as far as its files tell
    boolean examine(Place place) {
        Status status = Request.status(view, place);
        if (status instanceof Status.Unclear(int line, String problem)) {
            findings.error(
                    place.status(),
                    line,
                    RULE,
                    problem + ". The broker waits until it can read it.");
        }
        if (status instanceof Status.Clear clear
                && Request.read(view, place) instanceof Parsed.Good<Request>(Request request)
                && request.answered(status) == Answered.NONE) {
            late(place, clear.state());
        }
        return isGone(place);
    }

    private void late(Place place, State state) {
        int line =
                view.read(place.status()) instanceof Content.Bytes(byte[] bytes)
                        ? Findings.line(bytes, "operation")
                        : 0;
        switch (state) {
            case IN_PROGRESS ->
                    findings.warning(
                            place.status(),
                            line,
                            RULE,
                            "This is about another operation than the one that is wanted now.");
            case SUCCEEDED, FAILED ->
                    findings.error(
                            place.status(),
                            line,
                            RULE,
                            "This answers another operation than the one that is wanted now, so that"
                                    + " the broker waits: have the pipeline answer again.");
        }
    }

    boolean isGone(Place place) {
        return Request.read(view, place) instanceof Parsed.Good<Request>(Request request)
                && request.deleted()
                && request.answered(view, place) == Answered.SUCCEEDED;
    }
}
