package dev.sutler.conformance.checks.catalog;

import dev.sutler.conformance.requirement.Requirement;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Judges that no two objects of a list have the same value. Case makes a difference.
final class Uniqueness {

    private Uniqueness() {}

    static void judge(Members catalog, Requirement requirement, List<Members> all, String member) {
        List<String> doubled =
                all.stream()
                        .flatMap(each -> each.node().path(member).stringValueOpt().stream())
                        .collect(Collectors.groupingBy(value -> value, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(each -> each.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        catalog.judge(
                requirement,
                doubled.isEmpty(),
                "each `"
                        + member
                        + "` once"
                        + (doubled.isEmpty() ? "" : ", not twice: " + doubled));
    }
}
