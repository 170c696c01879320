package dev.sutler.core.simulation;

/// What happens in one call of the back end.
enum Fate {
    DONE,
    /// A part is there, and the rest goes on without us.
    WORKING,
    REFUSED,
    /// Nothing was changed.
    FAILED,
    /// A part was changed.
    FAILED_HALFWAY,
    TEMPORARY,
    /// Nobody was told, and nothing was changed.
    THROWS_BEFORE,
    /// Nobody was told, and all of it was done.
    THROWS_AFTER,
    /// All of it was done, and what comes back cannot be used.
    GARBAGE,
    /// The process dies before anything was changed.
    CRASH_BEFORE,
    /// The process dies when all of it was done.
    CRASH_AFTER,
    /// All of it was done; then the process stands still until its lease has run out.
    PAUSE,
    /// All of it was done; meanwhile somebody asks another process to remove the resource.
    REMOVED_MEANWHILE,
    /// A part is there, and somebody has asked another process to remove the resource.
    WORKING_WHILE_REMOVED
}
