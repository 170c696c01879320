package dev.sutler.rig.nemesis;

/// Something that breaks.
public enum Nemesis {
    /// SIGKILL of one broker.
    KILL,
    /// SIGSTOP of one broker for longer than its leases, then SIGCONT.
    PAUSE,
    /// All connections of the store's server are ended by its administrator.
    TERMINATE,
    /// The store's server ends at once and is started again.
    STORE_CRASH,
    /// All connections between one broker and its store are reset.
    RESET,
    /// Nothing passes between one broker and its store for longer than a lease; then it all
    /// arrives.
    BLACK_HOLE,
    /// Whatever one broker sends to its store takes longer.
    DELAY,
    /// What one broker writes about work that it holds reaches the store when its leases have run
    /// out already.
    LATE,
    /// Commits of one broker get no answer: the connection is cut after the server has committed.
    CUT,
    /// One broker after the other is told to stop, and started again.
    ROLLING_RESTART,
    /// All brokers are killed, and stay down for a while.
    ALL_DOWN;

    /// Whether it stands between a broker and its store.
    boolean isOfTheStore() {
        return switch (this) {
            case TERMINATE, STORE_CRASH, RESET, BLACK_HOLE, DELAY, LATE, CUT -> true;
            case KILL, PAUSE, ROLLING_RESTART, ALL_DOWN -> false;
        };
    }
}
