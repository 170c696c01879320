/// The runner of operations, turned by hand.
///
/// Owns an [dev.sutler.core.operation.OperationRunner] whose work is done when a test says so, on
/// the test's own thread, and whose ticker the test sets. It may see the core; it knows no store
/// and no provider.
///
/// Control flows from the test to the runner and returns when the work is done: nothing happens in
/// between, nothing sleeps, and nothing runs on.
@NullMarked
package dev.sutler.testkit.runner;

import org.jspecify.annotations.NullMarked;
