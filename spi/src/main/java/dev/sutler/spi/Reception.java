package dev.sutler.spi;

/// What became of a notice.
public enum Reception {
    /// It is genuine, and was noted.
    ACCEPTED,
    /// This provider has no channel of that name.
    UNKNOWN_CHANNEL,
    /// The channel is this provider's, and the notice is not genuine, or makes no sense.
    REFUSED
}
