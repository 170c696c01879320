package dev.sutler.core.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A plan with service instances that a catalog would leave without anybody who knows how to treat
/// them.
///
/// @param key the plan that the instances have
/// @param serviceName the offering's name, where anybody remembers it
/// @param planName the plan's name, where anybody remembers it
/// @param threat what the catalog does to it
public record PlanAtRisk(
        PlanKey key, Optional<String> serviceName, Optional<String> planName, Threat threat) {

    public PlanAtRisk {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(serviceName, "serviceName");
        Objects.requireNonNull(planName, "planName");
        Objects.requireNonNull(threat, "threat");
    }

    /// What a catalog does to a plan that has instances.
    public sealed interface Threat {

        /// The offering is not in the catalog, and neither is the plan.
        record ServiceVanished() implements Threat {}

        /// The offering is there without the plan.
        record PlanVanished() implements Threat {}

        /// The plan stands under another offering.
        ///
        /// @param name the other offering's name
        /// @param serviceId the other offering's id
        record Moved(String name, String serviceId) implements Threat {
            public Moved {
                Objects.requireNonNull(name, "name");
                Objects.requireNonNull(serviceId, "serviceId");
            }
        }

        /// Another provider is to treat the instances.
        ///
        /// @param before the type of the one that made them
        /// @param after the type that the catalog names
        record ProviderChanged(String before, String after) implements Threat {
            public ProviderChanged {
                Objects.requireNonNull(before, "before");
                Objects.requireNonNull(after, "after");
            }
        }
    }

    /// Whether all that happens is that work on the instances waits until the plan is back. With
    /// another provider, it would go wrong.
    public boolean onlyWaits() {
        return switch (threat) {
            case Threat.ServiceVanished _, Threat.PlanVanished _, Threat.Moved _ -> true;
            case Threat.ProviderChanged _ -> false;
        };
    }

    /// The word that names what is wrong; it never changes.
    public String rule() {
        return switch (threat) {
            case Threat.ServiceVanished _ -> "service-vanished";
            case Threat.PlanVanished _ -> "plan-vanished";
            case Threat.Moved _ -> "plan-moved";
            case Threat.ProviderChanged _ -> "provider-changed";
        };
    }

    /// One line for the operator: which plan, how many instances, which, and what to do.
    public String text(Usage usage) {
        String line =
                "plan %s of service %s has %s, %s"
                        .formatted(
                                called(planName, key.planId()),
                                called(serviceName, key.serviceId()),
                                usage.text(),
                                consequence());
        return line.replaceAll("\\p{Cntrl}", " ");
    }

    private String consequence() {
        return switch (threat) {
            case Threat.ServiceVanished _ ->
                    "but the service is not in the catalog any more. Put it back, with `retired:"
                            + " true` if nobody should order it";
            case Threat.PlanVanished _ ->
                    "but the plan is not in the catalog any more. Put it back, with `retired: true`"
                            + " if nobody should order it";
            case Threat.Moved(String name, String serviceId) ->
                    "but the catalog has it under service %s (%s). Put it back where it was, with `retired: true` if nobody should order it, and give the new plan an id of its own"
                            .formatted(name, serviceId);
            case Threat.ProviderChanged(String before, String after) ->
                    "made by the provider `%s`, but the catalog names the provider `%s`, which does not know them. Write `type: %s` again, and offer the other provider as a service of its own"
                            .formatted(before, after, before);
        };
    }

    private static String called(Optional<String> name, String id) {
        return name.map(known -> known + " (" + id + ")").orElse(id);
    }

    /// How much a plan is used.
    ///
    /// @param instances how many service instances it has, as far as they were counted
    /// @param more whether there are more than that
    /// @param examples the ids of the first few
    public record Usage(int instances, boolean more, List<String> examples) {
        public Usage {
            examples = List.copyOf(examples);
        }

        /// Such as `2 service instances (a, b)`.
        String text() {
            String number = (more ? "more than " : "") + instances;
            String ids = String.join(", ", examples);
            return number
                    + (instances == 1 && !more ? " service instance" : " service instances")
                    + (instances > examples.size() || more
                            ? " (such as " + ids + ")"
                            : " (" + ids + ")");
        }
    }
}
