package dev.sutler.core.store;

import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.InstanceDetails;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/// What a piece of work on an operation led to, for the store to write in one transaction.
public sealed interface Step {

    /// The provider said something on the way. The lease stays; nothing else changes.
    record Reported(String description) implements Step {}

    /// The provider works on without a thread: the checkpoint is kept, attempts are counted anew,
    /// the lease is given up and the operation is due again after `retryAfter`.
    record Working(ObjectNode checkpoint, Duration retryAfter, String description) implements Step {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Working[" + description + ", again in " + retryAfter + "]";
        }
    }

    /// The outcome is unknown or may be better next time: the attempt is counted, the lease is
    /// given up and the operation is due again after `delay`. The checkpoint stays.
    record Retry(String description, Duration delay) implements Step {}

    /// What was made must be removed before the failure is reported: the state turns to
    /// compensating, the checkpoint, if there is one, becomes the abandoned one, attempts are
    /// counted anew. The lease stays. Written twice, since the first answer was lost, it is the
    /// same as once.
    record Compensate(Failure failure, String description) implements Step {}

    /// One binding of an instance that is being deprovisioned is gone: its row is removed, the
    /// checkpoint is cleared and attempts are counted anew. The lease stays.
    record BindingRemoved(String bindingId) implements Step {}

    /// What a binding handed out works no more: it is removed from its row, the checkpoint is
    /// cleared and attempts are counted anew. The lease stays.
    record CredentialsRevoked() implements Step {}

    /// The operation is finished: state, time and failure are written, the lease is given up, and
    /// the resource changes.
    ///
    /// @param failure why it failed; empty when it succeeded
    record Finished(Optional<Failure> failure, String description, Change change) implements Step {}

    /// What happens to the resource when its operation is finished. Every change but a removal
    /// raises the version.
    sealed interface Change {

        /// The instance becomes ready and provisioned, with what its provider said.
        record InstanceReady(InstanceDetails details) implements Change {}

        /// The instance becomes ready and provisioned in its new shape, with what its provider
        /// said. A dashboard that the change does not name stays.
        record InstanceReshaped(
                InstanceShape shape, Optional<String> dashboardUrl, InstanceDetails details)
                implements Change {}

        /// The instance goes back to ready, as it was before the operation.
        record InstanceAsBefore() implements Change {}

        /// The instance becomes failed. Whether it was ever provisioned stays as it was.
        record InstanceFailed() implements Change {}

        /// The instance's row and those of all its bindings are removed.
        record InstanceRemoved() implements Change {}

        /// The binding becomes ready, with what its provider handed out.
        record BindingReady(BindingDetails details) implements Change {}

        /// The binding goes back to ready, as it was before the operation.
        record BindingAsBefore() implements Change {}

        /// The binding becomes failed.
        record BindingFailed() implements Change {}

        /// The binding's row is removed.
        record BindingRemoved() implements Change {}
    }
}
