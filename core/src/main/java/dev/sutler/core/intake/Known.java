package dev.sutler.core.intake;

import dev.sutler.core.intake.IntakeStore.Reception;
import dev.sutler.core.lifecycle.CanonicalJson;
import dev.sutler.core.lifecycle.StoredInstance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a store knows about an instance id.
///
/// @param instance the instance that is there
/// @param bindings the ids of its bindings
/// @param remembered whether an operation about it is active, or it is remembered that it was
///   removed
public record Known(Optional<StoredInstance> instance, Set<String> bindings, boolean remembered) {

    /// Nothing.
    public static final Known NOTHING = new Known(Optional.empty(), Set.of(), false);

    public Known {
        Objects.requireNonNull(instance, "instance");
        bindings = Set.copyOf(bindings);
    }

    /// What comes of an intake.
    public Reception receive(Intake intake) {
        if (instance.isEmpty()) {
            return remembered ? afterItsEnd(intake) : new Reception.Taken();
        }
        List<String> differences = differences(instance.get(), intake);
        return differences.isEmpty()
                ? new Reception.AlreadyThere()
                : new Reception.Differs(differences);
    }

    /* Whoever has removed it here knows better than records that say it is there. */
    private static Reception afterItsEnd(Intake intake) {
        return intake.instance().isEmpty()
                ? new Reception.AlreadyThere()
                : new Reception.Differs(
                        List.of("It was removed a while ago, or is being removed."));
    }

    private List<String> differences(StoredInstance there, Intake intake) {
        if (intake.instance().isEmpty()) {
            return List.of("It is there, and was found to be gone.");
        }
        StoredInstance found = intake.instance().get();
        List<String> differences = new ArrayList<>();
        if (!there.platform().equals(found.platform())) {
            differences.add("It belongs to the platform " + there.platform() + ".");
        }
        if (!there.serviceId().equals(found.serviceId())) {
            differences.add("Its service is " + there.serviceId() + ".");
        }
        if (!there.shape().planId().equals(found.shape().planId())) {
            differences.add("Its plan is " + there.shape().planId() + ".");
        }
        if (!CanonicalJson.same(there.shape().parameters(), found.shape().parameters())) {
            differences.add("Its parameters are others.");
        }
        bindingDifferences(intake, differences);
        return differences;
    }

    private void bindingDifferences(Intake intake, List<String> differences) {
        Set<String> missing = new TreeSet<>();
        Set<String> more = new TreeSet<>(bindings);
        Set<String> gone = new HashSet<>();
        for (IntakeBinding each : intake.bindings()) {
            String id = each.key().bindingId();
            more.remove(id);
            if (each.binding().isEmpty()) {
                gone.add(id);
            } else if (!bindings.contains(id)) {
                missing.add(id);
            }
        }
        gone.retainAll(bindings);
        missing.forEach(id -> differences.add("It has no binding " + id + "."));
        more.forEach(id -> differences.add("It has a binding " + id + ", too."));
        new TreeSet<>(gone)
                .forEach(id -> differences.add("Its binding " + id + " was found to be gone."));
    }
}
