package dev.sutler.spi;

import com.fasterxml.jackson.annotation.JsonValue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/// A value that must not reach a log, an error message, a metric or a document by accident.
///
/// It prints, and is written as JSON, as a fixed text; it cannot be serialised by Java, has no
/// accessor that a mapper would find, and its hash code tells nothing. Whoever needs the value says
/// so, in the open, with [#reveal()].
public final class Secret<T> {

    private static final String MASK = "[secret]";

    private final T value;

    private Secret(T value) {
        this.value = value;
    }

    /// Wraps a value. The value itself must not be kept elsewhere.
    public static <T> Secret<T> of(T value) {
        return new Secret<>(Objects.requireNonNull(value, "value"));
    }

    /// The value. Every call of this method is a place to look at in a review.
    public T reveal() {
        return value;
    }

    /// Whether both hold the same. For texts it takes equally long wherever they differ.
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Secret<?> secret)) {
            return false;
        }
        if (value instanceof String mine && secret.value instanceof String theirs) {
            return MessageDigest.isEqual(
                    mine.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
        }
        return value.equals(secret.value);
    }

    /// The same for all secrets.
    @Override
    public int hashCode() {
        return MASK.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return MASK;
    }
}
