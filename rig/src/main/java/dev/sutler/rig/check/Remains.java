package dev.sutler.rig.check;

import dev.sutler.rig.history.Effect;
import dev.sutler.rig.history.Event.Subject;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What is left when the storm is over and everything has had time to heal.
///
/// @param store the instances and bindings that the store has, each with its state (`ready`,
///   `failed`, …)
/// @param backEnd the instances and bindings that the back ends have
/// @param unfinished the operations that the store still holds as active, with what they are about
public record Remains(
        Map<Subject, String> store, Set<Subject> backEnd, Map<UUID, Subject> unfinished) {

    /// Nothing is left anywhere.
    public static final Remains NOTHING = new Remains(Map.of(), Set.of(), Map.of());

    public Remains {
        store = Map.copyOf(store);
        backEnd = Set.copyOf(backEnd);
        unfinished = Map.copyOf(unfinished);
    }

    /// What a scripted back end has, by its log. A binding whose instance is gone still counts: a
    /// broker must remove it first.
    public static Set<Subject> standing(List<Effect> effects) {
        Set<Subject> there = new HashSet<>();
        for (Effect effect : effects) {
            Subject subject = new Subject(effect.instanceId(), effect.bindingId());
            if (effect.refused()) {
                continue;
            }
            switch (effect.effect()) {
                case "provision", "bind" -> there.add(subject);
                case "deprovision", "unbind" -> there.remove(subject);
                default -> {
                    // An update neither makes nor removes anything.
                }
            }
        }
        return Set.copyOf(there);
    }
}
