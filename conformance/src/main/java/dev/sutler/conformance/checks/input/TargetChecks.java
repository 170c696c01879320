package dev.sutler.conformance.checks.input;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.ErrorRules;

import java.util.List;
import java.util.Set;

/// Ids and query parameters of odd shapes. That none of them is answered with 5xx is judged of
/// every answer.
public final class TargetChecks {

    private static final int LONG = 2_000;
    private static final int LONGEST = 10_000;
    private static final List<String> IDS =
            List.of(
                    "05bc4ec0%2Fa",
                    "05bc4ec0%00",
                    "05bc4ec0%20%22%3Cx%3E",
                    "05bc4ec0-%C3%BC%F0%9F%98%80",
                    "05bc4ec0-%FF%FE",
                    "05bc4ec0'%20OR%20''='",
                    "05bc4ec0;a=b",
                    "05bc4ec0:a@b",
                    "%2E%2E",
                    "05bc4ec0" + "x".repeat(LONG));
    private static final List<String> QUERIES =
            List.of(
                    "accepts_incomplete=",
                    "accepts_incomplete",
                    "accepts_incomplete=TRUE",
                    "accepts_incomplete=1",
                    "accepts_incomplete=%00",
                    "accepts_incomplete=true&accepts_incomplete=false",
                    "&&=&%3D",
                    "osb-check=" + "x".repeat(LONGEST));
    private static final List<String> HINTS =
            List.of(
                    "service_id=&plan_id=",
                    "service_id=%00&plan_id=%FF",
                    "plan_id=" + "x".repeat(LONG),
                    "operation=",
                    "operation=%00",
                    "operation=" + "x".repeat(LONG));

    private TargetChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "input-ids",
                        Need.NOTHING,
                        Set.of(ErrorRules.NO_SERVER_ERROR),
                        TargetChecks::ids),
                new Check(
                        "input-hints",
                        Need.NOTHING,
                        Set.of(ErrorRules.NO_SERVER_ERROR),
                        TargetChecks::hints),
                new Check(
                        "input-query",
                        Need.A_PLAN,
                        Set.of(ErrorRules.NO_SERVER_ERROR, ErrorRules.UNCHANGED),
                        TargetChecks::query));
    }

    private static void ids(Trial trial) {
        for (String id : IDS) {
            String path = "/v2/service_instances/" + id;
            get(trial, path);
            get(trial, path + "/last_operation");
            get(trial, path + "/service_bindings/" + id);
        }
    }

    private static void hints(Trial trial) {
        String path = "/v2/service_instances/" + trial.unknownId();
        for (String hint : HINTS) {
            get(trial, path + "?" + hint);
            get(trial, path + "/last_operation?" + hint);
        }
    }

    private static Answer get(Trial trial, String target) {
        return trial.ask(Question.of("GET", target));
    }

    private static void query(Trial trial) {
        Instance instance = trial.instance();
        for (String query : QUERIES) {
            Answer answer =
                    trial.unchanged(
                            instance,
                            () ->
                                    trial.ask(
                                            Question.of(
                                                    "DELETE",
                                                    instance.deleting().target() + "&" + query)));
            instance.settled(answer);
        }
        for (String query : QUERIES.subList(0, 2)) {
            Answer answer =
                    trial.unchanged(
                            instance,
                            () ->
                                    instance.put(
                                            usual ->
                                                    Question.of(
                                                            "PUT",
                                                            instance.path() + "?" + query,
                                                            usual.body().orElse(""))));
            instance.settled(answer);
        }
        instance.removed();
    }
}
