package dev.sutler.gitops.files;

import java.util.Optional;

/// How far the pipeline is, in the words that stand in `status.yml`.
public enum State {
    IN_PROGRESS("in progress"),
    SUCCEEDED("succeeded"),
    FAILED("failed");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /// What stands in the file.
    public String word() {
        return word;
    }

    /// The state of exactly this word, in lower case and without blanks around it.
    public static Optional<State> of(String word) {
        for (State state : values()) {
            if (state.word.equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
