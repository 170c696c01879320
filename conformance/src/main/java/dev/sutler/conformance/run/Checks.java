package dev.sutler.conformance.run;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.checks.access.AbsenceChecks;
import dev.sutler.conformance.checks.access.AddressChecks;
import dev.sutler.conformance.checks.access.AuthenticationChecks;
import dev.sutler.conformance.checks.access.ErrorChecks;
import dev.sutler.conformance.checks.access.HeaderChecks;
import dev.sutler.conformance.checks.asynchrony.AcceptanceChecks;
import dev.sutler.conformance.checks.asynchrony.FailureChecks;
import dev.sutler.conformance.checks.asynchrony.PollingChecks;
import dev.sutler.conformance.checks.bindings.BindingChecks;
import dev.sutler.conformance.checks.catalog.CatalogChecks;
import dev.sutler.conformance.checks.instances.InstanceChecks;
import dev.sutler.conformance.checks.races.BindingRaces;
import dev.sutler.conformance.checks.races.InstanceRaces;

import java.util.List;
import java.util.stream.Stream;

/// All checks, chapter by chapter.
public final class Checks {

    private Checks() {}

    /// Every check that the kit has.
    public static List<Check> all() {
        return Stream.of(
                        HeaderChecks.all(),
                        AuthenticationChecks.all(),
                        AddressChecks.all(),
                        ErrorChecks.all(),
                        AbsenceChecks.all(),
                        CatalogChecks.all(),
                        PollingChecks.all(),
                        InstanceChecks.all(),
                        BindingChecks.all(),
                        AcceptanceChecks.all(),
                        FailureChecks.all(),
                        InstanceRaces.all(),
                        BindingRaces.all())
                .flatMap(List::stream)
                .toList();
    }
}
