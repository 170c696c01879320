package dev.sutler.providers.scripted;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The five things that a provider can be asked to do, by the words that settings use for them.
enum Kind {
    PROVISION,
    UPDATE,
    DEPROVISION,
    BIND,
    UNBIND;

    /// The words of all kinds.
    static final Set<String> WORDS =
            Arrays.stream(values()).map(Kind::word).collect(Collectors.toUnmodifiableSet());

    /// Such as `provision`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
