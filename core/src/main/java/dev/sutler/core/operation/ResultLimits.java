package dev.sutler.core.operation;

/// How much a provider may return. What is larger fails the operation: half of it would be of no
/// use to anybody.
///
/// @param credentials characters of a binding's credentials as JSON
/// @param part characters of each other part, such as a state or a checkpoint, as JSON
public record ResultLimits(int credentials, int part) {

    /// What holds where nothing else is said. Credentials hold certificates and keys, and get more
    /// room.
    public static final ResultLimits DEFAULT = new ResultLimits(1024 * 1024, 64 * 1024);

    public ResultLimits {
        if (credentials < 1 || part < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}
