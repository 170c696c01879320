package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.store.Step;

/// A step as words that fit into a table.
final class StepWords {

    private StepWords() {}

    static String of(Step step) {
        return switch (step) {
            case Step.Reported _ -> "reported";
            case Step.Working working -> "working " + working.retryAfter().toSeconds();
            case Step.Retry retry -> "retry " + retry.delay().toSeconds();
            case Step.Compensate compensate -> "compensate" + words(compensate.failure());
            case Step.CredentialsRevoked _ -> "revoked";
            case Step.BindingRemoved removed -> "removed " + removed.bindingId();
            case Step.Finished finished ->
                    finished.change().getClass().getSimpleName()
                            + finished.failure().map(StepWords::words).orElse("");
        };
    }

    private static String words(Failure failure) {
        return (failure.refused() ? " refused" : " failed")
                + (failure.usability().instanceUsable() ? "" : " unusable")
                + (failure.message().contains("could not be removed") ? " left" : "")
                + (failure.message().contains("not finished in time") ? " late" : "");
    }
}
