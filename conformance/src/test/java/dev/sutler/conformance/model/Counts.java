package dev.sutler.conformance.model;

/// How often something was really made or removed.
public record Counts(
        int instancesCreated, int instancesDeleted, int bindingsCreated, int bindingsDeleted) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Operation.Kind kind) {
        return switch (kind) {
            case PROVISION -> plus(1, 0, 0, 0);
            case DEPROVISION -> plus(0, 1, 0, 0);
            case BIND -> plus(0, 0, 1, 0);
            case UNBIND -> plus(0, 0, 0, 1);
            case UPDATE -> this;
        };
    }

    private Counts plus(int created, int deleted, int bound, int unbound) {
        return new Counts(
                instancesCreated + created,
                instancesDeleted + deleted,
                bindingsCreated + bound,
                bindingsDeleted + unbound);
    }
}
