package dev.sutler.rig.check.model;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Outcome;

import java.util.Optional;

/// What an answer means, whatever was asked.
enum Said {
    /// 202: it goes on.
    ACCEPTED,
    /// 200 or 201: it is so.
    DONE,
    /// 409.
    CONFLICT,
    /// 422 `ConcurrencyError`.
    BUSY,
    /// 404.
    MISSING,
    /// 410.
    GONE,
    /// Any other 4xx: turned down at the door, or by the provider.
    REFUSED,
    /// No answer, or 5xx.
    NOTHING;

    static Said by(Event event) {
        Optional<Answer> answer = event.answer();
        if (event.outcome() == Outcome.UNKNOWN || answer.isEmpty()) {
            return NOTHING;
        }
        return switch (answer.get().status()) {
            case 202 -> ACCEPTED;
            case 200, 201 -> DONE;
            case 404 -> MISSING;
            case 409 -> CONFLICT;
            case 410 -> GONE;
            case 422 ->
                    answer.get().error().filter("ConcurrencyError"::equals).isPresent()
                            ? BUSY
                            : REFUSED;
            default -> REFUSED;
        };
    }
}
