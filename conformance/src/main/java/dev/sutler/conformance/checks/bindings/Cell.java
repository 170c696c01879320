package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.requirement.Requirement;

import java.util.List;

/// One cell of the matrix: what may be answered to a request in a state.
///
/// @param allowed each a status, or a status and the `error` or `state` that goes with it; `4xx` is
///   any of them, and `202 same` a 202 with the `operation` of the first answer
/// @param requirement what is broken by any other answer
record Cell(State state, Request request, Requirement requirement, List<String> allowed) {

    Cell {
        allowed = List.copyOf(allowed);
    }

    static Cell of(State state, Request request, Requirement requirement, String... allowed) {
        return new Cell(state, request, requirement, List.of(allowed));
    }

    /// Whether the answer is one of those allowed.
    ///
    /// @param first the answer that started what is going on
    boolean allows(Answer answer, Answer first) {
        return allowed.stream().anyMatch(each -> fits(each, answer, first));
    }

    private static boolean fits(String each, Answer answer, Answer first) {
        String status = String.valueOf(answer.status());
        return switch (each) {
            case "4xx" -> status.startsWith("4");
            case "202 same" ->
                    status.equals("202")
                            && Resource.operation(answer).equals(Resource.operation(first));
            default ->
                    each.equals(status)
                            || each.equals(status + " " + answer.textAt("/error"))
                            || each.equals(status + " " + answer.textAt("/state"));
        };
    }

    /// In words that go on from "expected".
    String right() {
        return String.join(" or ", allowed) + ", for the binding is " + state.word();
    }
}
