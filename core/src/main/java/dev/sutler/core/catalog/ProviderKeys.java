package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.PROVIDER_ANSWERS_UNKNOWN;

import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A `provider` block, taken apart: the broker's own keys, and the settings for the provider.
record ProviderKeys(
        Optional<AnswerMode> answers, Optional<Boolean> requiresApp, ObjectNode settings) {

    private static final String ANSWERS = "answers";
    private static final String REQUIRES_APP = "requires-app";

    static ProviderKeys of(Fields block) {
        ObjectNode settings = block.node().deepCopy();
        settings.remove(ANSWERS);
        settings.remove(REQUIRES_APP);
        return new ProviderKeys(answers(block), block.flag(REQUIRES_APP), settings);
    }

    /// How operations of a plan with these keys are handled, where the offering's hold if a plan
    /// says nothing.
    AnswerMode answersOr(ProviderKeys offering) {
        return answers.or(offering::answers).orElse(AnswerMode.FASTEST);
    }

    boolean requiresAppOr(ProviderKeys offering) {
        return requiresApp.or(offering::requiresApp).orElse(false);
    }

    private static Optional<AnswerMode> answers(Fields block) {
        return block.text(ANSWERS)
                .flatMap(
                        word -> {
                            Optional<AnswerMode> mode = AnswerMode.of(word);
                            if (mode.isEmpty()) {
                                block.at(ANSWERS)
                                        .report(
                                                PROVIDER_ANSWERS_UNKNOWN,
                                                "`answers` must be one of " + modes());
                            }
                            return mode;
                        });
    }

    private static String modes() {
        return Arrays.stream(AnswerMode.values())
                .map(AnswerMode::word)
                .collect(Collectors.joining(", "));
    }
}
