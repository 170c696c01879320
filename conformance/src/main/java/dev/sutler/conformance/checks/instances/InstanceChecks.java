package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.check.Check;

import java.util.List;
import java.util.stream.Stream;

/// All checks of instances.
public final class InstanceChecks {

    private InstanceChecks() {}

    /// All of them, in the specification's order.
    public static List<Check> all() {
        return Stream.of(
                        ProvisioningChecks.all(),
                        ProvisioningRefusals.all(),
                        MaintenanceChecks.all(),
                        FetchingChecks.all(),
                        UpdatingChecks.all(),
                        PlanChanges.all(),
                        UpdatingRefusals.all(),
                        DeprovisioningChecks.all(),
                        MatrixChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
