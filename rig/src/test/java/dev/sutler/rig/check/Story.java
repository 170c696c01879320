package dev.sutler.rig.check;

import dev.sutler.rig.history.Effect;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;
import dev.sutler.rig.history.Event.Subject;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A small history, told call by call. Each call comes after the one before it, unless it is told
/// with times of its own.
final class Story {

    static final Subject THE_INSTANCE = new Subject("i", Optional.empty());
    static final Subject BINDING = new Subject("i", Optional.of("b"));
    static final Subject OTHER_BINDING = new Subject("i", Optional.of("c"));

    private final List<Event> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private long now;

    /// A call that is answered.
    Story call(Call call, Subject subject, String arguments, int status) {
        now += 2;
        return at(now - 1, now, call, subject, arguments, answer(status, "", "", ""));
    }

    Story accepted(Call call, Subject subject, String arguments, String operation) {
        now += 2;
        return at(now - 1, now, call, subject, arguments, answer(202, "", operation, ""));
    }

    Story busy(Call call, Subject subject, String arguments) {
        now += 2;
        return at(now - 1, now, call, subject, arguments, answer(422, "ConcurrencyError", "", ""));
    }

    /// A call that nobody answers.
    Story lost(Call call, Subject subject, String arguments) {
        now++;
        return at(now, Long.MAX_VALUE, call, subject, arguments, Optional.empty());
    }

    Story poll(Subject subject, String operation, String state) {
        now += 2;
        return at(
                now - 1, now, Call.LAST_OPERATION, subject, "", answer(200, "", operation, state));
    }

    Story bound(String body) {
        now += 2;
        return at(
                now - 1,
                now,
                Call.BIND,
                BINDING,
                "b",
                Optional.of(
                        new Answer(
                                201, Optional.empty(), Optional.empty(), Optional.empty(), body)));
    }

    Story at(
            long from,
            long until,
            Call call,
            Subject subject,
            String arguments,
            Optional<Answer> answer) {
        int status = answer.map(Answer::status).orElse(0);
        Outcome outcome =
                status >= 200 && status < 300
                        ? Outcome.OK
                        : status >= 400 && status < 500 ? Outcome.FAIL : Outcome.UNKNOWN;
        events.add(
                new Event(
                        events.size(), 1, call, subject, arguments, from, until, outcome, answer));
        now = Math.max(now, from);
        return this;
    }

    static Optional<Answer> answer(int status, String error, String operation, String state) {
        return Optional.of(
                new Answer(status, optional(error), optional(operation), optional(state), "body"));
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    Story effect(String what, Subject subject, String operation, long epoch) {
        effects.add(
                new Effect(
                        what,
                        subject.instanceId(),
                        subject.bindingId(),
                        UUID.nameUUIDFromBytes(operation.getBytes(StandardCharsets.UTF_8)),
                        epoch,
                        Instant.EPOCH,
                        false));
        return this;
    }

    Evidence evidence() {
        return evidence(Remains.NOTHING);
    }

    Evidence evidence(Remains remains) {
        return new Evidence(events, effects, remains);
    }

    List<Violation> by(Checker checker) {
        return checker.check(evidence());
    }
}
