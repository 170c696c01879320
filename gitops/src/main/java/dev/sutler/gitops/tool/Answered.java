package dev.sutler.gitops.tool;

import java.util.Optional;

/// What the pipeline has said about what is wanted now.
public enum Answered {
    /// Nothing, or only about something that was wanted before.
    NONE("none"),
    IN_PROGRESS("in progress"),
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    /// Something that nobody can read.
    UNCLEAR("unclear");

    private final String word;

    Answered(String word) {
        this.word = word;
    }

    /// What stands in tables, and is said on a command line.
    public String word() {
        return word;
    }

    /// The value of a word.
    public static Optional<Answered> of(String word) {
        for (Answered each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
