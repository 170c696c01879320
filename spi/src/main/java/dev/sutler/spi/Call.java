package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One attempt at a stored operation: what a provider may know about it and what it may say
/// meanwhile.
public interface Call {

    /// The operation, the same in every attempt. Fit for a log line or a tag on what is made.
    UUID operationId();

    /// The fencing number of this attempt. It only grows: over all attempts of the operation, and
    /// over all operations on the same instance, also those of an earlier instance with its id. A
    /// back end that keeps the highest number that it has seen, and refuses a lower one, is safe
    /// even from a process that was paused and woke up late.
    ///
    /// Operations on different bindings of an instance run side by side, in any order. So a call
    /// about a binding is late when its number is lower than one seen for that binding, or for the
    /// instance itself; a call about the instance is late when its number is lower than any seen
    /// for it or for one of its bindings. Whoever refuses a late call throws: what it was about is
    /// for others to tell.
    long epoch();

    /// Counts the attempts, from 1.
    int attempt();

    /// When Sutler gives the operation up, by the store's clock.
    Instant deadline();

    /// What the previous attempt handed over in [Progress.Working]; empty at first.
    Optional<ObjectNode> checkpoint();

    /// Tells the developer who waits what is happening, in one sentence without secrets.
    /// `last_operation` shows it soon after. Cheap: it may be called for every step.
    void report(String description);

    /// Whether the result is not wanted any more: the resource is being deleted, the broker is
    /// stopping or the lease is lost. A long call looks now and then and returns early; its thread
    /// is interrupted as well.
    boolean cancelled();
}
