package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Status;

import java.time.Duration;
import java.util.Optional;

/// What has become of a task, as far as the repository tells.
sealed interface Answer {

    /// The pipeline has not finished.
    ///
    /// @param description for the developer who waits
    /// @param retryAfter when the pipeline wants to be asked again
    record Pending(String description, Optional<Duration> retryAfter) implements Answer {
        static Pending because(String description) {
            return new Pending(description, Optional.empty());
        }
    }

    /// The pipeline has done it.
    ///
    /// @param extras what else it said
    record Succeeded(Status.Extras extras) implements Answer {}

    /// The pipeline could not do it.
    ///
    /// @param message what it said about it
    record Failed(String message, Status.Extras extras) implements Answer {}

    /// The repository does not say any more what it was asked to: somebody has set it back, or
    /// rewritten it. It has to be told again.
    record Lost() implements Answer {}

    /// The file is a later call's.
    record Late() implements Answer {}
}
