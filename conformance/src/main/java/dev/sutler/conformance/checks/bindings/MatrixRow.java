package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.SkippedException;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;

import java.util.List;
import java.util.Optional;

/// All cells of one state, tried one after the other on bindings of one instance.
///
/// A binding serves several cells, until an answer says that something was done to it, or what was
/// going on has ended.
final class MatrixRow {

    private final Trial trial;
    private final State state;
    private final List<Cell> cells;

    MatrixRow(Trial trial, State state, List<Cell> cells) {
        this.trial = trial;
        this.state = state;
        this.cells = cells;
    }

    /// @throws SkippedException when a cell could not be judged for want of time
    void judge() {
        Instance instance = trial.ready();
        Optional<Reached> known = Optional.empty();
        boolean late = false;
        for (Cell cell : cells) {
            if (impossible(cell)) {
                continue;
            }
            Reached reached = known.orElseGet(() -> Reached.state(trial, instance, state));
            Tried tried = cell(cell, reached);
            late |= tried == Tried.TOO_LATE;
            known = tried == Tried.AS_BEFORE ? Optional.of(reached) : Optional.empty();
        }
        known.filter(reached -> state.passes()).ifPresent(Reached::ended);
        if (late) {
            throw trial.skip("the operation had ended before all was tried while it went on");
        }
    }

    /// What has become of a binding by a request.
    private enum Tried {
        AS_BEFORE,
        CHANGED,
        TOO_LATE
    }

    private boolean impossible(Cell cell) {
        return switch (cell.request()) {
            case FETCH -> !trial.plan().bindingsRetrievable();
            case BIND_DIFFERENT ->
                    trial.parameters().different(trial.plan(), Plan.Schema.BIND).isEmpty();
            case BIND_SAME, UNBIND, LAST_OPERATION -> false;
        };
    }

    private Tried cell(Cell cell, Reached reached) {
        if (cell.request() == Request.LAST_OPERATION && state == State.READY && !later(reached)) {
            return Tried.AS_BEFORE;
        }
        Answer answer = ask(cell.request(), reached);
        if (done(cell, answer)) {
            reached.binding().settled(answer);
            judge(cell, reached, answer);
            return Tried.CHANGED;
        }
        if (state.passes() && cell.request() != Request.LAST_OPERATION && !reached.running()) {
            return Tried.TOO_LATE;
        }
        judge(cell, reached, answer);
        return Tried.AS_BEFORE;
    }

    private static boolean later(Reached reached) {
        return reached.first().filter(answer -> answer.status() == 202).isPresent();
    }

    private void judge(Cell cell, Reached reached, Answer answer) {
        trial.judge(
                cell.requirement(),
                cell.allows(answer, reached.first().orElse(answer)),
                cell.right(),
                answer);
    }

    /// Whether the answer says that something was begun or done by this request.
    private boolean done(Cell cell, Answer answer) {
        return switch (cell.request()) {
            case BIND_SAME, BIND_DIFFERENT -> answer.status() < 300 && state != State.BINDING;
            case UNBIND -> answer.status() < 300 && state != State.UNBINDING;
            case FETCH, LAST_OPERATION -> false;
        };
    }

    private Answer ask(Request request, Reached reached) {
        Binding binding = reached.binding();
        return switch (request) {
            case BIND_SAME -> binding.put(reached.body());
            case BIND_DIFFERENT -> binding.put(BindChecks.different(trial, binding));
            case FETCH -> binding.get();
            case UNBIND -> binding.delete();
            case LAST_OPERATION -> reached.lastOperation();
        };
    }
}
