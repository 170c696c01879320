package dev.sutler.spi;

/// Why a provider call failed, which decides what happens next.
///
/// A failure that a provider does not understand is none of these: it throws, and Sutler treats the
/// outcome as unknown and calls again.
public enum FailureKind {
    /// The request cannot be carried out as it was made (an option that the service lacks, a quota
    /// that is used up). Whoever made it can do something about it; the message says what. It is
    /// not tried again.
    REFUSED,
    /// The service is certain that this will not work and that calling again is useless.
    TERMINAL,
    /// This time it did not work, and calling again may help. Sutler does so, with growing pauses,
    /// until the operation's deadline.
    TEMPORARY
}
