package dev.sutler.server.catalog;

import dev.sutler.core.catalog.CatalogChange;
import dev.sutler.core.catalog.PlanAtRisk;
import dev.sutler.server.catalogfile.CatalogFinding;

import java.util.List;
import java.util.Objects;

/// What came of loading a catalog.
public sealed interface LoadOutcome {

    /// It is in use.
    ///
    /// @param change what is different now
    record Loaded(CatalogChange change) implements LoadOutcome {
        public Loaded {
            Objects.requireNonNull(change, "change");
        }
    }

    /// It is not in use; what was before stays.
    sealed interface Refused extends LoadOutcome {

        /// What is wrong, one line each.
        List<String> lines();

        /// Whether the same files may do at another time.
        boolean worthAnotherTry();
    }

    /// Something is wrong with the files.
    ///
    /// @param findings the errors
    record Invalid(List<CatalogFinding> findings) implements Refused {
        public Invalid {
            findings = List.copyOf(findings);
        }

        @Override
        public List<String> lines() {
            return findings.stream().map(CatalogFinding::text).toList();
        }

        @Override
        public boolean worthAnotherTry() {
            return false;
        }
    }

    /// Instances would be left without what they need.
    ///
    /// @param plans each with its instances
    record InstancesAtRisk(List<Endangered> plans) implements Refused {
        public InstancesAtRisk {
            plans = List.copyOf(plans);
        }

        @Override
        public List<String> lines() {
            return plans.stream().map(each -> each.plan().text(each.usage())).toList();
        }

        /// Whether work on the instances would wait, rather than go wrong.
        public boolean onlyWaiting() {
            return plans.stream().allMatch(each -> each.plan().onlyWaits());
        }

        @Override
        public boolean worthAnotherTry() {
            return false;
        }
    }

    /// A plan and how much it is used.
    record Endangered(PlanAtRisk plan, PlanAtRisk.Usage usage) {
        public Endangered {
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(usage, "usage");
        }
    }

    /// A provider could not be made.
    ///
    /// @param reason one line
    record ProviderFailed(String reason) implements Refused {
        public ProviderFailed {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public List<String> lines() {
            return List.of(reason);
        }

        @Override
        public boolean worthAnotherTry() {
            return false;
        }
    }

    /// The store did not answer, so nobody knows which plans have instances.
    ///
    /// @param reason one line
    record StoreSilent(String reason) implements Refused {
        public StoreSilent {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public List<String> lines() {
            return List.of(reason);
        }

        @Override
        public boolean worthAnotherTry() {
            return true;
        }
    }
}
