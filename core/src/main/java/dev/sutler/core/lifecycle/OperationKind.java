package dev.sutler.core.lifecycle;

/// What an operation does.
public enum OperationKind {
    PROVISION,
    UPDATE,
    DEPROVISION,
    BIND,
    UNBIND,
    /// A binding gets new credentials in place of those that it has.
    ROTATE,
    /// Something that somebody else has made becomes an instance.
    ADOPT;

    /// Whether it removes something.
    public boolean removes() {
        return switch (this) {
            case DEPROVISION, UNBIND -> true;
            case PROVISION, UPDATE, BIND, ROTATE, ADOPT -> false;
        };
    }

    /// The word in sentences for people.
    public String word() {
        return switch (this) {
            case PROVISION -> "provision";
            case UPDATE -> "update";
            case DEPROVISION -> "deprovision";
            case BIND -> "bind";
            case UNBIND -> "unbind";
            case ROTATE -> "rotate";
            case ADOPT -> "adopt";
        };
    }
}
