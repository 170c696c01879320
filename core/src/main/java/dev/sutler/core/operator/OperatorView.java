package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// All that is in the store, for operators, of all platforms.
///
/// Every method is one transaction, and throws [dev.sutler.core.store.StoreUnavailableException]
/// when the store does not answer. None reads a whole table.
public interface OperatorView {

    /// The instances that fit a filter, by id; by age when the filter names times.
    Page<InstanceView> instances(InstanceFilter filter, Page.Request page);

    /// The bindings that fit a filter, by instance and id; by the time when the filter names one.
    Page<BindingView> bindings(BindingFilter filter, Page.Request page);

    /// The operations that fit a filter, newest first.
    Page<OperationView> operations(OperationFilter filter, Page.Request page);

    /// One instance.
    Optional<InstanceView> instance(String instanceId);

    /// One binding.
    Optional<BindingView> binding(BindingKey key);

    /// One operation, as long as it is remembered.
    Optional<OperationView> operation(UUID operationId);

    /// The operations about an instance and its bindings that are active now.
    List<OperationView> active(String instanceId);

    /// Which instances are wanted; whatever is empty lets all pass.
    ///
    /// @param created when they were made
    record InstanceFilter(
            Optional<String> platform,
            Optional<String> serviceId,
            Optional<String> planId,
            Optional<InstanceState> state,
            Optional<String> idPrefix,
            Optional<String> organization,
            Optional<String> space,
            Between created) {
        public InstanceFilter {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(serviceId, "serviceId");
            Objects.requireNonNull(planId, "planId");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(idPrefix, "idPrefix");
            Objects.requireNonNull(organization, "organization");
            Objects.requireNonNull(space, "space");
            Objects.requireNonNull(created, "created");
        }
    }

    /// A span of time, open where nothing is said.
    ///
    /// @param after not before this
    /// @param before not at or after this
    record Between(Optional<Instant> after, Optional<Instant> before) {
        public Between {
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(before, "before");
        }

        /// Whether it says anything.
        public boolean bounded() {
            return after.isPresent() || before.isPresent();
        }
    }

    /// Which bindings are wanted; whatever is empty lets all pass.
    ///
    /// @param expiringBefore those whose credentials stop working before this
    /// @param renewalDueBefore those that have to be renewed before this
    record BindingFilter(
            Optional<String> instanceId,
            Optional<BindingState> state,
            Optional<Instant> expiringBefore,
            Optional<Instant> renewalDueBefore) {
        public BindingFilter {
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(expiringBefore, "expiringBefore");
            Objects.requireNonNull(renewalDueBefore, "renewalDueBefore");
        }
    }

    /// Which operations are wanted; whatever is empty lets all pass.
    ///
    /// @param instanceId about this instance or its bindings
    /// @param stuck only those that should have been over, or that nobody works on although they
    ///   are due
    /// @param started when they were stored
    record OperationFilter(
            Optional<OperationState> state,
            Optional<OperationKind> kind,
            Optional<String> instanceId,
            boolean stuck,
            Between started) {
        public OperationFilter {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(started, "started");
        }

        /// Everything that is remembered of an instance.
        public static OperationFilter of(String instanceId) {
            return new OperationFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(instanceId),
                    false,
                    new Between(Optional.empty(), Optional.empty()));
        }
    }
}
