package dev.sutler.spi;

import java.util.Objects;

/// Something wrong with a setting, for whoever writes the catalog.
///
/// @param path where in the `provider` block, as a JSON pointer such as `/connection-limit`; empty
///   for the block
/// @param message what is wrong and what would be right, in one sentence
public record SettingProblem(String path, String message) {
    public SettingProblem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }
}
