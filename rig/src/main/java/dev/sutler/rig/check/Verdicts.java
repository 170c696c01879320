package dev.sutler.rig.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All checkers, asked one after the other.
public final class Verdicts {

    private final List<Checker> checkers =
            List.of(
                    new Linearizability(),
                    new EqualRequests(),
                    new BackEndEffects(),
                    new NothingLeft(),
                    new LastOperations(),
                    new Survival());

    /// @return every broken promise; empty when all checkers are content
    public List<Violation> of(Evidence evidence) {
        return checkers.stream().flatMap(each -> each.check(evidence).stream()).toList();
    }

    /// How many violations each checker found, by its name; those that found none are left out.
    public static Map<String, Long> counted(List<Violation> violations) {
        Map<String, Long> counts = new TreeMap<>();
        violations.forEach(each -> counts.merge(each.checker(), 1L, Long::sum));
        return counts;
    }
}
