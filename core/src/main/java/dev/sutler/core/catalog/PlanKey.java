package dev.sutler.core.catalog;

import java.util.Comparator;
import java.util.Objects;

/// Which plan of which offering. A plan that moved to another offering is another one.
///
/// @param serviceId the offering's id
/// @param planId the plan's id
public record PlanKey(String serviceId, String planId) implements Comparable<PlanKey> {

    private static final Comparator<PlanKey> ORDER =
            Comparator.comparing(PlanKey::serviceId).thenComparing(PlanKey::planId);

    public PlanKey {
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(planId, "planId");
    }

    /// By service and plan.
    @Override
    public int compareTo(PlanKey other) {
        return ORDER.compare(this, other);
    }
}
