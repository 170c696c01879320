package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the metadata of a binding must look like, if there are any.
///
/// @param answer where they stand
record MetadataRules(Trial trial, Answer answer) {

    /// What is judged here.
    static final Set<Requirement> ALL =
            Set.of(
                    BindingRules.METADATA_OBJECT,
                    BindingRules.METADATA_ONLY,
                    BindingRules.EXPIRES_AT,
                    BindingRules.RENEW_BEFORE,
                    BindingRules.RENEW_FIRST,
                    BindingRules.RENEW_IN_TIME);

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{1,9}Z");

    /* Shorter texts may stand in both by chance. */
    private static final int SHORTEST_SECRET = 6;

    void judge() {
        JsonNode metadata = answer.at("/metadata");
        if (!ToldRules.given(metadata)
                || !trial.judge(
                        BindingRules.METADATA_OBJECT,
                        metadata.isObject(),
                        "an object as `metadata`",
                        answer)) {
            return;
        }
        Optional<Instant> expires = time("expires_at", BindingRules.EXPIRES_AT);
        Optional<Instant> renew = time("renew_before", BindingRules.RENEW_BEFORE);
        if (expires.isPresent() && renew.isPresent()) {
            trial.judge(
                    BindingRules.RENEW_FIRST,
                    !renew.get().isAfter(expires.get()),
                    "`renew_before` not after `expires_at`",
                    answer);
            trial.judge(
                    BindingRules.RENEW_IN_TIME,
                    !renew.get().equals(expires.get()),
                    "`renew_before` some time before `expires_at`",
                    answer);
        }
        Set<String> secrets = texts(answer.at("/credentials")).collect(Collectors.toSet());
        trial.judge(
                BindingRules.METADATA_ONLY,
                texts(metadata).noneMatch(secrets::contains),
                "nothing of `credentials` in `metadata`",
                answer);
    }

    private Optional<Instant> time(String member, Requirement requirement) {
        JsonNode found = answer.at("/metadata/" + member);
        if (!ToldRules.given(found)) {
            return Optional.empty();
        }
        Optional<Instant> time =
                Optional.of(found.asString(""))
                        .filter(text -> TIME.matcher(text).matches())
                        .flatMap(MetadataRules::parsed);
        trial.judge(
                requirement,
                time.isPresent(),
                "`" + member + "` like 2031-12-31T23:59:59.0Z",
                answer);
        return time;
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Stream<String> texts(JsonNode node) {
        if (node.isString()) {
            return Stream.of(node.stringValue()).filter(text -> text.length() >= SHORTEST_SECRET);
        }
        return node.valueStream().flatMap(MetadataRules::texts);
    }
}
