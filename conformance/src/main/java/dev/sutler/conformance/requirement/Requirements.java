package dev.sutler.conformance.requirement;

import java.util.List;
import java.util.stream.Stream;

/// All requirements, chapter by chapter.
public final class Requirements {

    private Requirements() {}

    /// Every requirement, in the order of the specification's chapters.
    public static List<Requirement> all() {
        return Stream.of(
                        HeaderRules.all(),
                        AuthenticationRules.all(),
                        UrlRules.all(),
                        ExtensionRules.all(),
                        ErrorRules.all(),
                        CatalogRules.all(),
                        PlanRules.all(),
                        AsynchronyRules.all(),
                        ConcurrencyRules.all(),
                        PollingRules.all(),
                        ProvisioningRules.all(),
                        FetchingInstanceRules.all(),
                        UpdatingRules.all(),
                        BindingRules.all(),
                        RotationRules.all(),
                        FetchingBindingRules.all(),
                        UnbindingRules.all(),
                        DeprovisioningRules.all(),
                        OrphanRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
