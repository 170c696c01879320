package dev.sutler.conformance.requirement;

/// How strongly a requirement binds (RFC 2119), and so what it means when it is broken.
public enum Level {
    /// Broken, it is a failure.
    MUST,
    /// Broken, it is a warning.
    SHOULD,
    /// Not done, it is an information and nothing more.
    MAY
}
