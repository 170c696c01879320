package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Whose repository it is: one broker's, which has left its id there.
///
/// @param brokerId empty where there is no store, so that nothing is written either
record Ownership(Optional<String> brokerId) {

    private static final String LINE = "broker: \"";

    /// Why this broker must not write; empty when it may.
    Optional<String> objection(Snapshot now) {
        return switch (now.read(Layout.MARKER)) {
            case Content.Absent _ -> Optional.empty();
            case Content.Unusable(String problem) ->
                    Optional.of("The file " + Layout.MARKER + " cannot be used: " + problem);
            case Content.Bytes(byte[] bytes) -> objection(bytes);
        };
    }

    private Optional<String> objection(byte[] marker) {
        return owner(marker).equals(brokerId)
                ? Optional.empty()
                : Optional.of(
                        "The repository belongs to another broker. If that is gone for good, remove"
                                + " the file "
                                + Layout.MARKER
                                + " from it.");
    }

    /// Whether what stands in the repository was written by this broker, as far as the marker
    /// tells.
    boolean holds(Snapshot now) {
        return now.read(Layout.MARKER) instanceof Content.Bytes(byte[] bytes)
                && owner(bytes).equals(brokerId);
    }

    /// Adds the marker to what is written, where it is missing.
    void claim(Snapshot now, Map<String, Optional<byte[]>> files) {
        if (now.read(Layout.MARKER) instanceof Content.Absent) {
            brokerId.ifPresent(
                    id ->
                            files.put(
                                    Layout.MARKER,
                                    Optional.of(
                                            (LINE + id + "\"\n")
                                                    .getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static Optional<String> owner(byte[] marker) {
        return new String(marker, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(LINE) && line.endsWith("\""))
                .map(line -> line.substring(LINE.length(), line.length() - 1))
                .findFirst();
    }
}
