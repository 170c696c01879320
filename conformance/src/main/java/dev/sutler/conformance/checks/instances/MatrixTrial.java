package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.checks.instances.MatrixTable.Operation;
import dev.sutler.conformance.checks.instances.MatrixTable.Row;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Tries the operations of one state on instances in that state.
///
/// Where a state passes by itself, an answer that the table does not allow counts only when the
/// state is seen to last still after it.
final class MatrixTrial {

    private final Trial trial;
    private final State state;
    private final List<String> missed = new ArrayList<>();

    MatrixTrial(Trial trial, State state) {
        this.trial = trial;
        this.state = state;
    }

    void run() {
        Optional<Specimen> specimen = Optional.empty();
        for (Row row : MatrixTable.rows(state)) {
            Specimen current = specimen.orElseGet(() -> Specimen.in(state, trial));
            specimen =
                    request(row.operation(), current)
                                    .map(request -> tried(row, current, request))
                                    .orElse(true)
                            ? Optional.of(current)
                            : Optional.empty();
        }
        if (!missed.isEmpty()) {
            throw trial.skip("the operation ended too early for " + String.join(", ", missed));
        }
    }

    /// How the operation is asked for; empty when it is not possible here.
    private Optional<Supplier<Answer>> request(Operation operation, Specimen specimen) {
        Instance instance = specimen.instance();
        return switch (operation) {
            case PROVISION_SAME -> Optional.of(() -> instance.put(specimen.body()));
            case PROVISION_OTHER ->
                    Others.of(trial, instance).stream()
                            .findFirst()
                            .map(body -> () -> instance.put(body));
            case UPDATE ->
                    change(specimen)
                            .filter(change -> !change.equals(specimen.update()))
                            .map(change -> () -> instance.patch(change));
            case UPDATE_SAME -> Optional.of(() -> instance.patch(specimen.update()));
            case DEPROVISION -> Optional.of(instance::delete);
            case FETCH ->
                    Optional.<Supplier<Answer>>of(instance::get)
                            .filter(_ -> instance.retrievable());
            case LAST_OPERATION -> Optional.of(() -> instance.lastOperation(specimen.operation()));
            case BIND ->
                    Optional.<Supplier<Answer>>of(() -> bound(instance))
                            .filter(_ -> instance.plan().bindable());
        };
    }

    private Optional<ObjectNode> change(Specimen specimen) {
        return trial.parameters()
                .different(specimen.instance().plan(), Plan.Schema.UPDATE)
                .map(parameters -> UpdatingChecks.object().set("parameters", parameters))
                .map(ObjectNode.class::cast);
    }

    /* A binding that was made is removed at once, for it would keep the instance from going. */
    private static Answer bound(Instance instance) {
        Binding binding = instance.binding();
        Answer answer = binding.put();
        if (answer.status() < 300) {
            binding.settled(answer);
            binding.removed();
        }
        return answer;
    }

    /// @return whether the instance is still in the state
    private boolean tried(Row row, Specimen specimen, Supplier<Answer> request) {
        Answer answer =
                state.passes() ? request.get() : trial.unchanged(specimen.instance(), request);
        boolean kept = row.allowed().allows(answer) && sameOperation(row, specimen, answer);
        boolean lasts = !state.passes() || specimen.passing();
        if (kept || lasts) {
            trial.judge(row.requirement(), kept, right(row, specimen), answer);
        } else {
            missed.add(row.operation().name().toLowerCase(Locale.ROOT));
        }
        if (answer.status() >= 300 || harmless(row.operation())) {
            return lasts;
        }
        if (state == State.PROVISIONING && row.operation() == Operation.DEPROVISION) {
            new HaltedProvisioning(trial, specimen).judge(answer);
            return false;
        }
        specimen.instance().settled(answer);
        return false;
    }

    private String right(Row row, Specimen specimen) {
        String operation = specimen.operation().map(id -> " and operation " + id).orElse("");
        return row.allowed() + (repeats(row) ? operation : "") + ", for it is " + state.words();
    }

    private static boolean sameOperation(Row row, Specimen specimen, Answer answer) {
        return !repeats(row) || Resource.operation(answer).equals(specimen.operation());
    }

    private static boolean repeats(Row row) {
        return switch (row.operation()) {
            case PROVISION_SAME -> row.state() == State.PROVISIONING;
            case UPDATE_SAME -> true;
            case DEPROVISION -> row.state() == State.DEPROVISIONING;
            case PROVISION_OTHER, UPDATE, FETCH, LAST_OPERATION, BIND -> false;
        };
    }

    /* Whether the state is the same after it, although it was done. */
    private boolean harmless(Operation operation) {
        return switch (operation) {
            case FETCH, LAST_OPERATION, UPDATE_SAME -> true;
            case PROVISION_SAME -> state == State.READY || state == State.PROVISIONING;
            case DEPROVISION -> state == State.DEPROVISIONING;
            case BIND -> state == State.READY;
            case PROVISION_OTHER, UPDATE -> false;
        };
    }
}
