package dev.sutler.core.intake;

import java.util.Objects;
import java.util.Optional;

/// How far something is, by the records that were found.
///
/// @param deleted whether it is to be gone
/// @param said what was said last about what is to be; empty when nothing was
public record Account(boolean deleted, Optional<Said> said) {

    public Account {
        Objects.requireNonNull(said, "said");
    }

    /// Where something stands.
    public enum Fate {
        /// It is there, and works.
        MADE,
        /// It was to be made or changed, and that failed.
        BROKEN,
        /// It is being made or changed.
        MAKING,
        /// It was removed.
        GONE,
        /// It was to be removed, and that failed.
        STUCK,
        /// It is being removed.
        REMOVING
    }

    /// The word for how far it is.
    public enum Word {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED
    }

    /// What was said.
    ///
    /// @param word how far it is
    /// @param description one sentence for the developer; may be empty
    /// @param aboutUpdate whether it is certainly about the change of something that was there
    public record Said(Word word, String description, boolean aboutUpdate) {
        public Said {
            Objects.requireNonNull(word, "word");
            Objects.requireNonNull(description, "description");
        }
    }

    /// Where it stands. What nobody has said anything about is under way.
    public Fate fate() {
        Word word = said.map(Said::word).orElse(Word.IN_PROGRESS);
        return switch (word) {
            case IN_PROGRESS -> deleted ? Fate.REMOVING : Fate.MAKING;
            case SUCCEEDED -> deleted ? Fate.GONE : Fate.MADE;
            case FAILED -> deleted ? Fate.STUCK : Fate.BROKEN;
        };
    }

    /// The sentence for the developer; empty when there is none.
    String description() {
        return said.map(Said::description).orElse("");
    }

    /// Whether it is certainly being changed, and not made.
    boolean updating() {
        return fate() == Fate.MAKING && said.map(Said::aboutUpdate).orElse(false);
    }
}
