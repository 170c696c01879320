package dev.sutler.providers.scripted;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Progress;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/// Performs one operation as its script says: takes its time, then fails or has its effect.
///
/// @param clock tells when an operation began
/// @param pause how short times go by
record Stage(InstantSource clock, Pause pause) {

    private static final String STEP = "step";
    private static final String BEGAN_AT = "began-at";

    <R> Progress<R> perform(Kind kind, Script script, Call call, Supplier<R> effect) {
        if (script.pace().isBrief(kind)) {
            takeBriefly(kind, script.pace(), call);
        } else {
            int step = call.checkpoint().map(stored -> stored.path(STEP).asInt(0)).orElse(0);
            Optional<Pace.Leg> leg = script.pace().next(kind, step);
            if (leg.isPresent()) {
                return workOn(script.pace(), leg.get(), call);
            }
        }
        Optional<Failing> failing =
                Optional.ofNullable(script.failures().get(kind))
                        .filter(candidate -> candidate.hits(call.attempt()));
        return failing.isPresent()
                ? fail(failing.get(), script, effect)
                : Progress.done(effect.get());
    }

    /// When the binding was made, the same in every repeat as far as anybody remembers: as stored
    /// with it, or when its operation began, or now.
    Instant boundAt(ObjectNode state, Call call) {
        return instant(state)
                .or(() -> call.checkpoint().flatMap(Stage::instant))
                .orElseGet(clock::instant);
    }

    /// What [BindingDetails#state()] keeps for [#boundAt].
    static ObjectNode stateOf(Instant boundAt) {
        return JsonNodeFactory.instance.objectNode().put(BEGAN_AT, boundAt.toString());
    }

    private static Optional<Instant> instant(ObjectNode stored) {
        return stored.optional(BEGAN_AT).map(node -> Instant.parse(node.asString()));
    }

    private void takeBriefly(Kind kind, Pace pace, Call call) {
        for (int step = 1; step <= pace.steps(); step++) {
            if (pace.steps() > 1) {
                call.report(description(step, pace));
            }
            if (pace.perStep(kind).isPositive()) {
                pauseFor(kind, pace);
            }
        }
    }

    private void pauseFor(Kind kind, Pace pace) {
        try {
            pause.during(pace.perStep(kind));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "Interrupted while taking the time that the script says");
        }
    }

    private <R> Progress<R> workOn(Pace pace, Pace.Leg leg, Call call) {
        Instant beganAt = call.checkpoint().flatMap(Stage::instant).orElseGet(clock::instant);
        ObjectNode checkpoint = stateOf(beganAt).put(STEP, leg.reached());
        return Progress.working(checkpoint, leg.lasts(), description(leg.reached(), pace));
    }

    private static String description(int step, Pace pace) {
        return "Step " + step + " of " + pace.steps() + ".";
    }

    private static <R> Progress<R> fail(Failing failing, Script script, Supplier<R> effect) {
        return switch (failing.way()) {
            case REFUSED -> failed(FailureKind.REFUSED, failing, script);
            case TERMINAL -> failed(FailureKind.TERMINAL, failing, script);
            case TEMPORARY -> failed(FailureKind.TEMPORARY, failing, script);
            case THROW -> {
                R _ = effect.get();
                throw new UnknownOutcomeException(failing.message());
            }
        };
    }

    private static <R> Progress<R> failed(FailureKind kind, Failing failing, Script script) {
        return new Progress.Failed<>(kind, failing.message(), script.usability());
    }

    /// The script says that the answer gets lost.
    static final class UnknownOutcomeException extends RuntimeException {
        UnknownOutcomeException(String message) {
            super(message);
        }
    }
}
