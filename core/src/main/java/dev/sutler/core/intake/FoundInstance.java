package dev.sutler.core.intake;

import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.spi.OriginatingIdentity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What was found about a service instance.
///
/// @param id chosen by the platform
/// @param serviceId its offering
/// @param asked what it was asked to be
/// @param account how far it is
/// @param dashboardUrl its web page
/// @param bindings all that were found, whatever became of them
public record FoundInstance(
        String id,
        String serviceId,
        Asked asked,
        Account account,
        Optional<String> dashboardUrl,
        List<FoundBinding> bindings) {

    public FoundInstance {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(dashboardUrl, "dashboardUrl");
        bindings = List.copyOf(bindings);
    }

    /// What an instance was asked to be.
    ///
    /// @param tenancy whose it is
    /// @param shape what it is to be now
    /// @param identity the platform's user who asked
    public record Asked(
            Tenancy tenancy, InstanceShape shape, Optional<OriginatingIdentity> identity) {
        public Asked {
            Objects.requireNonNull(tenancy, "tenancy");
            Objects.requireNonNull(shape, "shape");
            Objects.requireNonNull(identity, "identity");
        }
    }

    /// Which plan it has.
    public PlanKey plan() {
        return new PlanKey(serviceId, asked.shape().planId());
    }
}
