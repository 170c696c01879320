package dev.sutler.gitops.files;

import java.util.Objects;

/// What became of reading a file that anybody may have written.
///
/// @param <T> what the file is when it is sound
public sealed interface Parsed<T> {

    /// The file is sound.
    record Good<T>(T value) implements Parsed<T> {
        public Good {
            Objects.requireNonNull(value, "value");
        }

        /// Without the value, which may be secret.
        @Override
        public String toString() {
            return "Good";
        }
    }

    /// The file cannot be used.
    ///
    /// @param line where, counted from 1; 0 when it is in no one line
    /// @param problem what is wrong and what to do, in words for the pipeline's author; never
    ///   repeats what stands in the file, which may be secret
    record Bad<T>(int line, String problem) implements Parsed<T> {
        public Bad {
            Objects.requireNonNull(problem, "problem");
        }

        /// The problem with its line, as it may be shown: `line 3: …`.
        public String sentence() {
            return UnfitFileException.sentence(line, problem);
        }
    }
}
