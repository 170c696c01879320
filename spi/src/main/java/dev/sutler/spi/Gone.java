package dev.sutler.spi;

/// The result of removing something: there is nothing left to tell about it.
public enum Gone {
    /// What was asked for is gone, or was never there.
    GONE
}
