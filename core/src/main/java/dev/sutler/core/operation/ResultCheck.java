package dev.sutler.core.operation;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Secret;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks what a provider hands back, which is as hostile as any other input until it is checked.
final class ResultCheck {

    /* Measured on the JSON text. Credentials hold certificates and keys, and get more room. */
    private static final int LARGEST_NOTE = 64 * 1024;
    private static final int LARGEST_CREDENTIALS = 1024 * 1024;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /* Control characters, and halves of surrogate pairs. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]+");

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
                                    Storable.problem(
                                            "checkpoint", working.checkpoint(), LARGEST_NOTE));
                    case Progress.Failed<R> failed ->
                            new Progress.Failed<>(
                                    failed.kind(),
                                    orElse(sentence(failed.message()), "The operation failed."),
                                    failed.usability());
                });
    }

    /// A description that can be stored, logged and shown: one line, of bounded length.
    static String sentence(String text) {
        String line = UNSHOWABLE.matcher(text).replaceAll(" ").strip();
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

    /// Whether a text is one that can be shown as it is: one line, neither empty nor endless.
    static boolean fitsOneLine(String text) {
        return !text.isEmpty() && sentence(text).equals(text);
    }

    private static Optional<String> problem(Object result) {
        return switch (result) {
            case InstanceDetails details -> instance(details);
            case BindingDetails details -> binding(details);
            default -> Optional.empty();
        };
    }

    private static Optional<String> instance(InstanceDetails details) {
        InstanceMetadata metadata = details.metadata();
        return Storable.problem("state", details.state(), LARGEST_NOTE)
                .or(() -> Storable.problem("labels", metadata.labels(), LARGEST_NOTE))
                .or(() -> Storable.problem("attributes", metadata.attributes(), LARGEST_NOTE));
    }

    private static Optional<String> binding(BindingDetails details) {
        return Storable.problem("state", details.state(), LARGEST_NOTE)
                .or(() -> details.credentials().map(Secret::reveal).flatMap(ResultCheck::secret))
                .or(() -> Storable.problem("endpoints", endpoints(details), LARGEST_NOTE))
                .or(() -> Storable.problem("addresses", addresses(details), LARGEST_NOTE))
                .or(() -> volumes(details.delivery().volumeMounts()));
    }

    private static Optional<String> secret(JsonNode credentials) {
        return Storable.problem("credentials", credentials, LARGEST_CREDENTIALS);
    }

    private static List<String> endpoints(BindingDetails details) {
        return details.endpoints().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.host()), each.ports().stream()))
                .toList();
    }

    private static List<String> addresses(BindingDetails details) {
        return Stream.of(details.delivery().syslogDrainUrl(), details.delivery().routeServiceUrl())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> volumes(List<VolumeMount> mounts) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (VolumeMount mount : mounts) {
            all.add(mount.driver());
            all.add(mount.containerDirectory());
            all.add(mount.volumeId());
            all.add(mount.mountConfiguration());
        }
        return Storable.problem("volume_mounts", all, LARGEST_NOTE);
    }
}
