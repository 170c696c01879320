package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.checks.instances.MatrixTable.Row;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.Requirement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tries every cell of the matrix of operations and states: one check for each state.
final class MatrixChecks {

    private MatrixChecks() {}

    /// All of them.
    static List<Check> all() {
        return Arrays.stream(State.values()).map(MatrixChecks::check).toList();
    }

    private static Check check(State state) {
        return new Check(
                "instance-" + state.name().toLowerCase(Locale.ROOT),
                state.passes() || state == State.FAILED ? Need.ASYNCHRONOUS : Need.A_PLAN,
                requirements(state),
                trial -> new MatrixTrial(trial, state).run());
    }

    private static Set<Requirement> requirements(State state) {
        Stream<Requirement> halted =
                state == State.PROVISIONING
                        ? Stream.of(
                                DeprovisioningRules.HALTS_PROVISIONING,
                                DeprovisioningRules.STATE_OF_DELETION,
                                DeprovisioningRules.PROVISIONING_FAILED)
                        : Stream.empty();
        return Stream.concat(MatrixTable.rows(state).stream().map(Row::requirement), halted)
                .collect(Collectors.toSet());
    }
}
