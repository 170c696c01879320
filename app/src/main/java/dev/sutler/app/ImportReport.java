package dev.sutler.app;

import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.IntakeBinding;
import dev.sutler.core.intake.IntakeStore.Reception;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.StoredInstance;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What came of an import, or would come. It holds no parameters and no credentials.
///
/// @param origin the repository and its commit
/// @param applied whether it was done
/// @param intakes what was found
/// @param receptions what came of each
/// @param problems what was malformed or contradictory
record ImportReport(
        String origin,
        boolean applied,
        List<Intake> intakes,
        List<Reception> receptions,
        List<RepositoryProblem> problems) {

    ImportReport {
        intakes = List.copyOf(intakes);
        receptions = List.copyOf(receptions);
        problems = List.copyOf(problems);
    }

    /// Whether everything that was found is in the store, or would be.
    boolean complete() {
        return problems.stream().noneMatch(RepositoryProblem::grave)
                && receptions.stream()
                        .allMatch(
                                each ->
                                        switch (each) {
                                            case Reception.Taken _, Reception.AlreadyThere _ ->
                                                    true;
                                            case Reception.Differs _, Reception.Unfit _ -> false;
                                        });
    }

    /// For people.
    void print(PrintWriter out) {
        out.println(origin);
        out.println();
        for (int i = 0; i < intakes.size(); i++) {
            print(out, intakes.get(i), receptions.get(i));
        }
        if (!problems.isEmpty()) {
            out.println();
            problems.forEach(problem -> out.println(problem.text()));
        }
        out.println();
        out.println(summary());
        if (!applied) {
            out.println("Nothing was written. To do it: --apply --reason WHY");
        }
    }

    private void print(PrintWriter out, Intake intake, Reception reception) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "%-14s %-14s %s%s",
                        word(reception),
                        state(intake),
                        intake.instanceId(),
                        bindings(intake)));
        explained(reception).forEach(line -> out.println("    " + line));
    }

    private static String bindings(Intake intake) {
        List<String> words = new ArrayList<>();
        for (IntakeBinding each : intake.bindings()) {
            words.add(each.key().bindingId() + " " + state(each));
        }
        return words.isEmpty() ? "" : "  (bindings: " + String.join(", ", words) + ")";
    }

    private static String state(Intake intake) {
        return intake.instance()
                .map(StoredInstance::state)
                .map(InstanceState::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse("gone");
    }

    private static String state(IntakeBinding binding) {
        return binding.binding()
                .map(known -> known.state().name().toLowerCase(Locale.ROOT))
                .orElse("gone");
    }

    private String word(Reception reception) {
        return switch (reception) {
            case Reception.Taken _ -> applied ? "taken" : "new";
            case Reception.AlreadyThere _ -> "already there";
            case Reception.Differs _ -> "differs";
            case Reception.Unfit _ -> "unfit";
        };
    }

    private static List<String> explained(Reception reception) {
        return switch (reception) {
            case Reception.Taken _, Reception.AlreadyThere _ -> List.of();
            case Reception.Differs(List<String> how) -> how;
            case Reception.Unfit(String reason) -> List.of(reason);
        };
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        receptions.forEach(each -> counts.merge(word(each), 1L, Long::sum));
        return counts;
    }

    private long grave() {
        return problems.stream().filter(RepositoryProblem::grave).count();
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        counts().forEach((word, count) -> parts.add(count + " " + word));
        return "Instances: %d%s. Bindings: %d. Problems: %d, of which %d keep something out."
                .formatted(
                        intakes.size(),
                        parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")",
                        intakes.stream().mapToInt(each -> each.bindings().size()).sum(),
                        problems.size(),
                        grave());
    }

    /// For programs.
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("origin", origin).put("applied", applied).put("complete", complete());
        ObjectNode counts = json.putObject("counts");
        counts().forEach((word, count) -> counts.put(word.replace(' ', '_'), count));
        ArrayNode instances = json.putArray("instances");
        for (int i = 0; i < intakes.size(); i++) {
            instances.add(json(intakes.get(i), receptions.get(i)));
        }
        ArrayNode list = json.putArray("problems");
        for (RepositoryProblem each : problems) {
            ObjectNode problem = list.addObject().put("path", each.path());
            if (each.line() > 0) {
                problem.put("line", each.line());
            }
            problem.put("problem", each.problem()).put("keeps_out", each.grave());
        }
        return json;
    }

    private ObjectNode json(Intake intake, Reception reception) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("instance_id", intake.instanceId())
                        .put("outcome", word(reception).replace(' ', '_'))
                        .put("state", state(intake));
        intake.instance()
                .ifPresent(
                        instance ->
                                json.put("service_id", instance.serviceId())
                                        .put("plan_id", instance.shape().planId())
                                        .put("organization", instance.tenancy().organization())
                                        .put("space", instance.tenancy().space()));
        ArrayNode bindings = json.putArray("bindings");
        intake.bindings()
                .forEach(
                        each ->
                                bindings.addObject()
                                        .put("binding_id", each.key().bindingId())
                                        .put("state", state(each)));
        explained(reception).forEach(json.withArray("explained")::add);
        return json;
    }
}
