package dev.sutler.rig.check;

import dev.sutler.rig.history.Effect;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Holds that the back end saw what clients asked for, once each, in order, and from nobody whose
/// time was over.
final class BackEndEffects implements Checker {

    private static final String NAME = "back end effects";

    @Override
    public List<Violation> check(Evidence evidence) {
        Map<String, List<Event>> calls = Calls.byInstance(evidence.history());
        Map<String, List<Effect>> effects =
                evidence.effects().stream()
                        .filter(effect -> !effect.refused())
                        .collect(
                                Collectors.groupingBy(
                                        Effect::instanceId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Violation> found = new ArrayList<>();
        effects.forEach(
                (instanceId, log) -> {
                    new InstanceLog(instanceId, NAME).read(log).forEach(found::add);
                    causes(instanceId, log, calls.getOrDefault(instanceId, List.of()), found);
                });
        return found;
    }

    private static void causes(
            String instanceId, List<Effect> log, List<Event> calls, List<Violation> found) {
        long creates = count(log, "provision");
        // An update of an instance whose provision failed makes it.
        long asked = mayHaveBegun(calls, Call.PROVISION) + mayHaveBegun(calls, Call.UPDATE);
        if (creates > asked) {
            found.add(
                    new Violation(
                            NAME,
                            instanceId,
                            "It was created "
                                    + creates
                                    + " times, by at most "
                                    + asked
                                    + " requests that may have asked for it.",
                            calls));
        }
        boolean removedByAnother =
                log.stream()
                        .filter(effect -> effect.effect().equals("deprovision"))
                        .anyMatch(effect -> !madeBySame(log, effect));
        if (removedByAnother && mayHaveBegun(calls, Call.DEPROVISION) == 0) {
            found.add(
                    new Violation(
                            NAME,
                            instanceId,
                            "It was removed though nobody had asked for that.",
                            calls));
        }
    }

    /* A provision that fails removes what it made itself. */
    private static boolean madeBySame(List<Effect> log, Effect removal) {
        return log.stream()
                .filter(effect -> effect.effect().equals("provision"))
                .anyMatch(effect -> effect.operationId().equals(removal.operationId()));
    }

    private static long count(List<Effect> log, String what) {
        return log.stream().filter(effect -> effect.effect().equals(what)).count();
    }

    /* A request that the provider refused, 400, has begun, but then it made nothing. */
    private static long mayHaveBegun(List<Event> calls, Call call) {
        return calls.stream()
                .filter(event -> event.call() == call && event.outcome() != Outcome.FAIL)
                .count();
    }
}
