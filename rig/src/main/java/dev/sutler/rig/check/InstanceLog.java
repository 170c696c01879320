package dev.sutler.rig.check;

import dev.sutler.rig.history.Effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the back end did to one instance and its bindings, read from the first effect to the last.
final class InstanceLog {

    private final String instanceId;
    private final String checker;
    private final List<Violation> found = new ArrayList<>();
    private final Set<Optional<String>> standing = new HashSet<>();
    private final Map<Optional<String>, UUID> latest = new HashMap<>();
    private final Map<Optional<String>, Set<UUID>> earlier = new HashMap<>();
    private final Map<Optional<String>, Long> epochs = new HashMap<>();
    private long instanceEpoch;
    private long highest;

    InstanceLog(String instanceId, String checker) {
        this.instanceId = instanceId;
        this.checker = checker;
    }

    List<Violation> read(List<Effect> effects) {
        effects.forEach(this::read);
        return found;
    }

    private void read(Effect effect) {
        presence(effect);
        epoch(effect);
        order(effect);
    }

    private void presence(Effect effect) {
        Optional<String> what = effect.bindingId();
        boolean there = standing.contains(what);
        boolean instanceThere = standing.contains(Optional.empty());
        switch (effect.effect()) {
            case "provision", "bind" -> {
                if (there) {
                    wrong(effect, "made it a second time");
                }
                if (what.isPresent() && !instanceThere) {
                    wrong(effect, "made it on an instance that was not there");
                }
                standing.add(what);
            }
            case "deprovision", "unbind" -> {
                if (!there) {
                    wrong(effect, "removed it a second time");
                }
                standing.remove(what);
            }
            default -> {
                if (!there) {
                    wrong(effect, "changed it when it was not there");
                }
            }
        }
    }

    /* Operations on different bindings run side by side, so that only those on the instance bind them all. */
    private void epoch(Effect effect) {
        Optional<String> what = effect.bindingId();
        long before =
                what.isEmpty() ? highest : Math.max(instanceEpoch, epochs.getOrDefault(what, 0L));
        if (effect.epoch() < before) {
            wrong(effect, "came under epoch " + effect.epoch() + " after " + before);
        }
        epochs.merge(what, effect.epoch(), Math::max);
        highest = Math.max(highest, effect.epoch());
        if (what.isEmpty()) {
            instanceEpoch = Math.max(instanceEpoch, effect.epoch());
        }
    }

    private void order(Effect effect) {
        Optional<String> what = effect.bindingId();
        UUID operation = effect.operationId();
        Set<UUID> over = earlier.computeIfAbsent(what, _ -> new HashSet<>());
        if (over.contains(operation)) {
            wrong(effect, "came after another operation had begun");
        }
        Optional.ofNullable(latest.put(what, operation))
                .filter(before -> !before.equals(operation))
                .ifPresent(over::add);
    }

    private void wrong(Effect effect, String what) {
        String whose = effect.bindingId().map(id -> " of binding " + id).orElse(" of the instance");
        found.add(
                new Violation(
                        checker,
                        instanceId,
                        "Effect "
                                + effect.effect()
                                + whose
                                + ", operation "
                                + effect.operationId()
                                + ", "
                                + what
                                + ".",
                        List.of()));
    }
}
