package dev.sutler.server.osb;

import dev.sutler.server.http.HttpProblem;

import java.nio.charset.StandardCharsets;

/// Ids that platforms choose. Any character may stand in them, since platforms have always done as
/// they liked.
final class Ids {

    private static final int LONGEST = 1_024;

    private Ids() {}

    /// The id itself.
    ///
    /// @param what the thing that is checked, as it stands at the beginning of an error's sentence
    /// @throws HttpProblem 400 when it is empty or longer than 1,024 bytes of UTF-8
    static String checked(String id, String what) {
        if (id.isEmpty()) {
            throw HttpProblem.badRequest(what + " must not be empty.");
        }
        if (id.length() > LONGEST || id.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw HttpProblem.badRequest(
                    "%s must not be longer than %,d bytes of UTF-8.".formatted(what, LONGEST));
        }
        return id;
    }
}
