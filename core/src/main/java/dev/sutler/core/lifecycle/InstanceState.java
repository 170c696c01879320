package dev.sutler.core.lifecycle;

/// Where a service instance is in its life. An instance that is gone has no row and no state.
public enum InstanceState {
    PROVISIONING,
    READY,
    UPDATING,
    DEPROVISIONING,
    /// The last operation failed and left it unusable. It can be repaired by an update, started
    /// again by the same provision request, or removed.
    FAILED
}
