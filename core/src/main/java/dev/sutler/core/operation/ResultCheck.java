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

    private static final int LONGEST_DESCRIPTION = 1_000;

    /* Control characters, and halves of surrogate pairs. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]+");

    private final ResultLimits limits;

    ResultCheck(ResultLimits limits) {
        this.limits = limits;
    }

    <R> CallResult<R> check(Progress<R> progress) {
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
                                            "checkpoint", working.checkpoint(), limits.part()));
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

    private Optional<String> problem(Object result) {
        return switch (result) {
            case InstanceDetails details -> instance(details);
            case BindingDetails details -> binding(details);
            default -> Optional.empty();
        };
    }

    private Optional<String> instance(InstanceDetails details) {
        InstanceMetadata metadata = details.metadata();
        return Storable.problem("state", details.state(), limits.part())
                .or(() -> Storable.problem("labels", metadata.labels(), limits.part()))
                .or(() -> Storable.problem("attributes", metadata.attributes(), limits.part()));
    }

    private Optional<String> binding(BindingDetails details) {
        return Storable.problem("state", details.state(), limits.part())
                .or(() -> details.credentials().map(Secret::reveal).flatMap(this::secret))
                .or(() -> Storable.problem("endpoints", endpoints(details), limits.part()))
                .or(() -> Storable.problem("addresses", addresses(details), limits.part()))
                .or(() -> volumes(details.delivery().volumeMounts()));
    }

    private Optional<String> secret(JsonNode credentials) {
        return Storable.problem("credentials", credentials, limits.credentials());
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

    private Optional<String> volumes(List<VolumeMount> mounts) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (VolumeMount mount : mounts) {
            all.add(mount.driver());
            all.add(mount.containerDirectory());
            all.add(mount.volumeId());
            all.add(mount.mountConfiguration());
        }
        return Storable.problem("volume_mounts", all, limits.part());
    }
}
