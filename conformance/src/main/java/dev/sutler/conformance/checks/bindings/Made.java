package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Trial;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A binding that is ready, with what the broker has told of it.
///
/// @param binding the binding
/// @param first the answer to the request that made it
/// @param told the answer that tells what it holds; empty when none does
record Made(Binding binding, Answer first, Optional<Answer> told) {

    /* What applications connect with. */
    private static final List<String> CONTENT =
            List.of("credentials", "syslog_drain_url", "route_service_url", "volume_mounts");

    Made {
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(told, "told");
    }

    /// Makes a binding of a new instance.
    static Made of(Trial trial) {
        return of(trial.ready().binding());
    }

    /// Makes a binding, and waits until it is ready.
    static Made of(Binding binding) {
        return of(binding, binding.body());
    }

    /// Makes a binding with this body, and waits until it is ready.
    static Made of(Binding binding, ObjectNode body) {
        return of(binding, binding.put(body));
    }

    /// Waits until the binding is ready, as this answer promises.
    static Made of(Binding binding, Answer first) {
        binding.made(first);
        if (first.status() != 202) {
            return new Made(binding, first, Optional.of(first));
        }
        Optional<Answer> fetched =
                binding.retrievable() ? Optional.of(binding.get()) : Optional.empty();
        return new Made(binding, first, fetched.filter(answer -> answer.status() == 200));
    }

    /// Whether an answer tells anything that applications connect with.
    static boolean tellsContent(Answer answer) {
        return CONTENT.stream().anyMatch(each -> ToldRules.given(answer.at("/" + each)));
    }

    /// Whether another answer tells the same of the binding, as far as both tell anything: a broker
    /// may tell it once only.
    boolean agrees(Answer other) {
        return told.stream()
                .allMatch(
                        known ->
                                CONTENT.stream()
                                        .map(each -> "/" + each)
                                        .filter(each -> ToldRules.given(known.at(each)))
                                        .filter(each -> ToldRules.given(other.at(each)))
                                        .allMatch(each -> known.at(each).equals(other.at(each))));
    }
}
