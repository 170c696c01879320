package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Ends a conversation that goes on for too long: JGit asks it between steps whether to go on.
final class Deadline extends EmptyProgressMonitor {

    private final LongSupplier nanoTime;
    private final long end;

    Deadline(LongSupplier nanoTime, Duration atMost) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + atMost.toNanos();
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted() || nanoTime.getAsLong() - end > 0;
    }
}
