package dev.sutler.core.lifecycle;

/// How far an operation is. The first three are *active*: at most one active operation exists for
/// an instance, and one for a binding.
public enum OperationState {
    /// Stored; nobody has begun.
    QUEUED,
    /// Somebody has begun.
    RUNNING,
    /// It has failed, and what it made is being removed before the failure is reported.
    COMPENSATING,
    SUCCEEDED,
    FAILED;

    /// Whether there is still something to do.
    public boolean active() {
        return switch (this) {
            case QUEUED, RUNNING, COMPENSATING -> true;
            case SUCCEEDED, FAILED -> false;
        };
    }
}
