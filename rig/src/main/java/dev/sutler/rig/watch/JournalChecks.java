package dev.sutler.rig.watch;

import dev.sutler.rig.check.Violation;
import dev.sutler.rig.history.Event.Subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the store's own journal must never show. Pure.
public final class JournalChecks {

    private JournalChecks() {}

    /// All of it.
    public static List<Violation> of(List<Sighting> sightings) {
        List<Violation> found = new ArrayList<>(staleWrites(sightings));
        found.addAll(twoAtOnce(sightings));
        found.addAll(afterTheEnd(sightings));
        return found;
    }

    /// A step of an operation that another broker holds.
    static List<Violation> staleWrites(List<Sighting> sightings) {
        List<Violation> found = new ArrayList<>();
        Map<UUID, String> holders = new HashMap<>();
        for (Sighting each : sightings) {
            if (each.claimed()) {
                holders.put(each.operationId(), each.writer());
                continue;
            }
            // One that is cut short ends without its holder, who keeps the lease until it lets go.
            boolean cutShort = each.finished() && each.isHeld();
            String holder = holders.getOrDefault(each.operationId(), each.writer());
            if (each.wasHeld() && !cutShort && !holder.equals(each.writer())) {
                found.add(
                        violation(
                                "StaleWrites",
                                each.subject(),
                                "%s wrote `%s` to operation %s, which %s held (journal %d)"
                                        .formatted(
                                                each.writer(),
                                                each.state(),
                                                each.operationId(),
                                                holder,
                                                each.sequence())));
            }
        }
        return found;
    }

    /// Two operations that are active on one resource.
    static List<Violation> twoAtOnce(List<Sighting> sightings) {
        List<Violation> found = new ArrayList<>();
        Map<Subject, Set<UUID>> active = new HashMap<>();
        for (Sighting each : sightings) {
            Set<UUID> here =
                    active.computeIfAbsent(each.subject(), subject -> new LinkedHashSet<>());
            if (each.finished()) {
                here.remove(each.operationId());
            } else if (here.add(each.operationId()) && here.size() > 1) {
                found.add(
                        violation(
                                "OneActiveOperation",
                                each.subject(),
                                "these are active at once: %s (journal %d)"
                                        .formatted(here, each.sequence())));
            }
        }
        return found;
    }

    /// An operation that was finished and is not any more.
    static List<Violation> afterTheEnd(List<Sighting> sightings) {
        List<Violation> found = new ArrayList<>();
        Map<UUID, String> ended = new HashMap<>();
        for (Sighting each : sightings) {
            String end = ended.get(each.operationId());
            if (end != null && !end.equals(each.state())) {
                found.add(
                        violation(
                                "AfterTheEnd",
                                each.subject(),
                                "operation %s was `%s` and became `%s` (journal %d)"
                                        .formatted(
                                                each.operationId(),
                                                end,
                                                each.state(),
                                                each.sequence())));
            }
            if (each.finished()) {
                ended.put(each.operationId(), each.state());
            }
        }
        return found;
    }

    private static Violation violation(String checker, Subject subject, String sentence) {
        return new Violation(checker, subject.instanceId(), sentence, List.of());
    }
}
