package dev.sutler.spi;

import java.util.Objects;

/// A value that must not reach a log, an error message, a metric or a document by accident.
///
/// It prints as a fixed text and has no accessor that a serialiser would find. Whoever needs the
/// value says so, in the open, with [#reveal()].
public final class Secret<T> {

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

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret<?> secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
