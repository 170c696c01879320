package dev.sutler.core.lifecycle;

/// Where a service binding is in its life. A binding that is gone has no row and no state.
public enum BindingState {
    BINDING,
    READY,
    /// It gets new credentials: which ones work is not known until that is done.
    ROTATING,
    UNBINDING,
    /// The last operation failed. The binding can be removed, or started again by the same bind
    /// request.
    FAILED
}
