package dev.sutler.spi;

/// Asks the store, at this very moment, whether what is about to be done is still wanted.
@FunctionalInterface
public interface Confirmation {

    /// Whether it is. May throw when the store does not answer, which means no.
    boolean holds();
}
