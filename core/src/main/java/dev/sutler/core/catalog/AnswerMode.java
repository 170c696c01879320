package dev.sutler.core.catalog;

import java.util.Arrays;
import java.util.Optional;

/// When a plan's operations are answered: a key `answers` in its `provider` block.
public enum AnswerMode {
    /// The request waits for the result, whether the client could poll or not.
    SYNCHRONOUS("synchronous"),
    /// The client polls for the result. One that cannot gets 422 `AsyncRequired`.
    ASYNCHRONOUS("asynchronous"),
    /// A client that can poll gets the result at once if it is there within a moment, else it
    /// polls. One that cannot poll waits. The default.
    FASTEST("fastest");

    private final String word;

    AnswerMode(String word) {
        this.word = word;
    }

    /// The word in the catalog.
    public String word() {
        return word;
    }

    /// The mode that this word in a catalog names.
    public static Optional<AnswerMode> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
