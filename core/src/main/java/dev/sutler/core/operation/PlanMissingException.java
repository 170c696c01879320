package dev.sutler.core.operation;

/// An instance exists of a plan that is not in the catalog any more, so that nobody knows how to
/// treat it.
public final class PlanMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanMissingException(String serviceId, String planId) {
        super(
                "Plan "
                        + planId
                        + " of service "
                        + serviceId
                        + " is not in the catalog any more; put it back, with 'retired: true' if"
                        + " nobody should order it.");
    }
}
