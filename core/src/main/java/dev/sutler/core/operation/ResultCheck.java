package dev.sutler.core.operation;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Secret;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// Checks what a provider hands back, which is as hostile as any other input until it is checked.
final class ResultCheck {

    /* Measured on the JSON text. Credentials hold certificates and keys, and get more room. */
    private static final int LARGEST_NOTE = 64 * 1024;
    private static final int LARGEST_CREDENTIALS = 1024 * 1024;
    private static final int LONGEST_DESCRIPTION = 1_000;

    private ResultCheck() {}

    static <R> CallResult<R> check(Progress<R> progress) {
        return new CallResult.Said<>(
                switch (progress) {
                    case Progress.Done<R> done -> checked(done, problem(done.result()));
                    case Progress.Working<R> working ->
                            checked(
                                    new Progress.Working<>(
                                            working.checkpoint(),
                                            working.retryAfter(),
                                            sentence(working.description())),
                                    tree("checkpoint", working.checkpoint(), LARGEST_NOTE));
                    case Progress.Failed<R> failed ->
                            new Progress.Failed<>(
                                    failed.kind(),
                                    orElse(sentence(failed.message()), "The operation failed."),
                                    failed.usability());
                });
    }

    /// A description that can be stored, logged and shown: one line, of bounded length.
    static String sentence(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.length() <= LONGEST_DESCRIPTION) {
            return line;
        }
        int end = LONGEST_DESCRIPTION - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static <R> Progress<R> checked(Progress<R> progress, Optional<String> problem) {
        return problem.<Progress<R>>map(
                        what ->
                                new Progress.Failed<>(
                                        FailureKind.TERMINAL,
                                        "The service answered with something unusable: " + what,
                                        Usability.DEFAULT))
                .orElse(progress);
    }

    private static Optional<String> problem(Object result) {
        return switch (result) {
            case InstanceDetails details ->
                    tree("state", details.state(), LARGEST_NOTE)
                            .or(() -> tree("labels", details.metadata().labels(), LARGEST_NOTE))
                            .or(
                                    () ->
                                            tree(
                                                    "attributes",
                                                    details.metadata().attributes(),
                                                    LARGEST_NOTE));
            case BindingDetails details ->
                    tree("state", details.state(), LARGEST_NOTE)
                            .or(
                                    () ->
                                            details.credentials()
                                                    .map(Secret::reveal)
                                                    .flatMap(
                                                            tree ->
                                                                    tree(
                                                                            "credentials",
                                                                            tree,
                                                                            LARGEST_CREDENTIALS)));
            default -> Optional.empty();
        };
    }

    private static Optional<String> tree(String name, JsonNode tree, int largest) {
        String text = tree.toString();
        if (text.length() > largest) {
            return Optional.of(name + " of more than " + largest + " characters.");
        }
        return text.contains("\\u0000")
                ? Optional.of(name + " with a NUL character.")
                : Optional.empty();
    }
}
