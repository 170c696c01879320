package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;

import java.util.Arrays;
import java.util.List;

/// The answers that a cell of the matrix allows.
///
/// @param words each a status, or a status and an error code with a colon between them
record Allowed(List<String> words) {

    Allowed {
        words = List.copyOf(words);
    }

    /// @param words with blanks between them, like `200 busy`; `busy` is 422 with ConcurrencyError,
    ///   and `refused` any status of a refusal
    static Allowed of(String words) {
        String whole =
                words.replace("busy", "422:ConcurrencyError")
                        .replace("refused", "400 404 409 410 422");
        return new Allowed(Arrays.asList(whole.split(" ")));
    }

    boolean allows(Answer answer) {
        String status = String.valueOf(answer.status());
        return words.contains(status) || words.contains(status + ":" + answer.textAt("/error"));
    }

    @Override
    public String toString() {
        return "status " + String.join(" or ", words).replace(":", " with error ");
    }
}
