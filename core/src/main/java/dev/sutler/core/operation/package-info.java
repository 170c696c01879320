/// The runner: it alone calls providers, and only while it holds a stored operation's lease.
///
/// Owns the leases that this process holds, the call of a provider, and what follows from the way a
/// call ended. Control flows from the runner to the provider and back as a value; the value becomes
/// a step, and the step goes to the store. What the store does not accept did not happen.
///
/// Threads, the monotonic ticker and random numbers are handed in, so that a test can turn the
/// runner by hand.
@NullMarked
package dev.sutler.core.operation;

import org.jspecify.annotations.NullMarked;
