package dev.sutler.gitops.tool;

import java.time.Duration;

/// How a command lets time pass.
@FunctionalInterface
public interface Pause {

    /// Comes back when about so much time has passed.
    void await(Duration duration);
}
