package dev.sutler.server.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The configuration as it counts, for people: every key, its value and where that came from.
///
/// @param file the configuration file that was read; empty when there is none
/// @param entries in the order of the documentation, then what stands under names of platforms and
///   provider types
/// @param warnings one sentence for each thing that works today and should be changed
/// @param notes one sentence for each variable of another program that was understood
public record Effective(
        Optional<String> file, List<Entry> entries, List<String> warnings, List<String> notes) {

    public Effective {
        Objects.requireNonNull(file, "file");
        entries = List.copyOf(entries);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /// One key.
    ///
    /// @param key with dots
    /// @param value fit to be shown: where it is a secret, a mask or a reference stands here; empty
    ///   when there is none
    /// @param source where it came from
    public record Entry(String key, Optional<String> value, Source source) {
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(source, "source");
        }
    }

    /// The entry of a key.
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
