package dev.sutler.gitops.files;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What `status.yml` says.
public sealed interface Status {

    /// There is no file: the pipeline has not begun.
    record Absent() implements Status {}

    /// The file says how far the pipeline is.
    ///
    /// @param description what the pipeline wrote, as it stands there; empty when it wrote nothing
    record Clear(State state, String description, Extras extras) implements Status {
        public Clear {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(extras, "extras");
        }

        /// The description as it may be handed out: see [Descriptions#shown].
        public String shown() {
            return Descriptions.shown(description);
        }
    }

    /// Nobody can tell what the file says: it is malformed, or its words are unknown.
    ///
    /// @param line where, counted from 1; 0 when it is in no one line
    /// @param problem what is wrong; never repeats what stands in the file
    record Unclear(int line, String problem) implements Status {
        public Unclear {
            Objects.requireNonNull(problem, "problem");
        }

        /// The problem with its line, as it may be shown: `line 3: …`.
        public String sentence() {
            return UnfitFileException.sentence(line, problem);
        }
    }

    /// What a pipeline may add to a status.
    ///
    /// @param operation which operation it speaks of, as it stood in the file that asked for it
    /// @param dashboardUrl where the instance has a page of its own
    /// @param instanceUsable whether the instance is of use after a failed update or deprovision
    /// @param updateRepeatable whether a failed update may be tried again
    /// @param retryAfter when to look again
    record Extras(
            Optional<String> operation,
            Optional<String> dashboardUrl,
            Optional<Boolean> instanceUsable,
            Optional<Boolean> updateRepeatable,
            Optional<Duration> retryAfter) {

        /// Nothing was added.
        public static final Extras NONE =
                new Extras(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        public Extras {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(dashboardUrl, "dashboardUrl");
            Objects.requireNonNull(instanceUsable, "instanceUsable");
            Objects.requireNonNull(updateRepeatable, "updateRepeatable");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
