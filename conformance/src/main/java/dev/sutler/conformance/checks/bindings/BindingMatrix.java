package dev.sutler.conformance.checks.bindings;

import static dev.sutler.conformance.checks.bindings.Request.BIND_DIFFERENT;
import static dev.sutler.conformance.checks.bindings.Request.BIND_SAME;
import static dev.sutler.conformance.checks.bindings.Request.FETCH;
import static dev.sutler.conformance.checks.bindings.Request.LAST_OPERATION;
import static dev.sutler.conformance.checks.bindings.Request.UNBIND;
import static dev.sutler.conformance.checks.bindings.State.ABSENT;
import static dev.sutler.conformance.checks.bindings.State.BINDING;
import static dev.sutler.conformance.checks.bindings.State.DELETED;
import static dev.sutler.conformance.checks.bindings.State.FAILED;
import static dev.sutler.conformance.checks.bindings.State.READY;
import static dev.sutler.conformance.checks.bindings.State.UNBINDING;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The matrix of bindings: what may be answered to each request in each state.
///
/// Where nothing is there, a bind cannot be different: those two cells are empty. What the
/// specification leaves open, of failed bindings above all, is wide.
final class BindingMatrix {

    private static final String BUSY = "422 ConcurrencyError";

    static final List<Cell> CELLS =
            List.of(
                    Cell.of(ABSENT, LAST_OPERATION, PollingRules.BINDING.absent(), "404"),
                    Cell.of(ABSENT, FETCH, FetchingBindingRules.ABSENT, "404"),
                    Cell.of(ABSENT, UNBIND, UnbindingRules.ABSENT, "410"),
                    Cell.of(ABSENT, BIND_SAME, BindingRules.CREATED, "201", "202"),
                    Cell.of(BINDING, LAST_OPERATION, answered(), "200"),
                    Cell.of(BINDING, FETCH, FetchingBindingRules.IN_PROGRESS, "404"),
                    Cell.of(BINDING, BIND_SAME, BindingRules.REPEATED_IN_PROGRESS, "202 same"),
                    Cell.of(
                            BINDING,
                            BIND_DIFFERENT,
                            BindingRules.CONFLICT_IN_PROGRESS,
                            "409",
                            BUSY),
                    Cell.of(BINDING, UNBIND, UnbindingRules.BUSY, "200", "202", BUSY),
                    Cell.of(READY, FETCH, FetchingBindingRules.SUPPORTED, "200"),
                    Cell.of(READY, BIND_SAME, BindingRules.REPEATED, "200"),
                    Cell.of(READY, BIND_DIFFERENT, BindingRules.CONFLICT, "409"),
                    Cell.of(READY, LAST_OPERATION, remembered(), "200 succeeded"),
                    Cell.of(READY, UNBIND, UnbindingRules.DELETED, "200", "202"),
                    Cell.of(UNBINDING, LAST_OPERATION, answered(), "200", "410"),
                    Cell.of(UNBINDING, FETCH, FetchingBindingRules.SUPPORTED, "200", "404", BUSY),
                    Cell.of(UNBINDING, UNBIND, UnbindingRules.REPEATED_IN_PROGRESS, "202 same"),
                    Cell.of(UNBINDING, BIND_SAME, BindingRules.BUSY, "201", "202", "409", BUSY),
                    Cell.of(
                            UNBINDING,
                            BIND_DIFFERENT,
                            BindingRules.BUSY,
                            "201",
                            "202",
                            "409",
                            BUSY),
                    Cell.of(FAILED, LAST_OPERATION, remembered(), "200 failed"),
                    Cell.of(FAILED, FETCH, FetchingBindingRules.SUPPORTED, "200", "4xx"),
                    Cell.of(FAILED, BIND_SAME, BindingRules.CREATED, "201", "202", "4xx"),
                    Cell.of(FAILED, BIND_DIFFERENT, BindingRules.CREATED, "201", "202", "4xx"),
                    Cell.of(FAILED, UNBIND, UnbindingRules.DELETED, "200", "202", "410"),
                    Cell.of(
                            DELETED,
                            LAST_OPERATION,
                            PollingRules.BINDING.deleted(),
                            "200 succeeded",
                            "404",
                            "410"),
                    Cell.of(DELETED, FETCH, FetchingBindingRules.ABSENT, "404"),
                    Cell.of(DELETED, UNBIND, UnbindingRules.ABSENT, "410"),
                    Cell.of(DELETED, BIND_SAME, BindingRules.CREATED, "201", "202", "4xx"));

    private BindingMatrix() {}

    private static Requirement answered() {
        return PollingRules.BINDING.answered();
    }

    private static Requirement remembered() {
        return PollingRules.BINDING.remembered();
    }

    static List<Check> all() {
        return Arrays.stream(State.values()).map(BindingMatrix::check).toList();
    }

    private static Check check(State state) {
        List<Cell> cells = CELLS.stream().filter(cell -> cell.state() == state).toList();
        return new Check(
                "binding-matrix-" + state.word(),
                Need.BINDABLE,
                cells.stream().map(Cell::requirement).collect(Collectors.toSet()),
                trial -> new MatrixRow(trial, state, cells).judge());
    }
}
