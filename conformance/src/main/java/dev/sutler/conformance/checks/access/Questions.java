package dev.sutler.conformance.checks.access;

import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Requests that make nothing, whatever the broker does with them: of the catalog, and of resources
/// that never were.
final class Questions {

    static final Question CATALOG = Question.of("GET", "/v2/catalog");

    private final String query;
    private final String serviceId;

    Questions(Trial trial) {
        this(trial, _ -> true);
    }

    /// @param like what the plan must be like whose ids the requests have, if there is one
    Questions(Trial trial, Predicate<Plan> like) {
        Optional<Plan> plan = trial.menu().plans().stream().filter(like).findFirst();
        this.serviceId = plan.map(Plan::serviceId).orElse("05bc4ec0-no-service");
        String planId = plan.map(Plan::id).orElse("05bc4ec0-no-plan");
        this.query = "?service_id=" + encoded(serviceId) + "&plan_id=" + encoded(planId);
    }

    /// One for each endpoint but those that make something; the instance has this id, encoded.
    List<Question> all(String id) {
        return List.of(
                CATALOG,
                fetchInstance(id),
                pollInstance(id),
                update(id),
                deprovision(id),
                fetchBinding(id),
                pollBinding(id),
                unbind(id));
    }

    Question fetchInstance(String id) {
        return Question.of("GET", instance(id) + query);
    }

    Question pollInstance(String id) {
        return Question.of("GET", instance(id) + "/last_operation" + query);
    }

    Question update(String id) {
        return Question.of(
                "PATCH",
                instance(id) + "?accepts_incomplete=true",
                "{\"service_id\":\"" + serviceId + "\",\"context\":{},\"parameters\":{}}");
    }

    Question deprovision(String id) {
        return Question.of("DELETE", instance(id) + query + "&accepts_incomplete=true");
    }

    Question fetchBinding(String id) {
        return Question.of("GET", binding(id) + query);
    }

    Question pollBinding(String id) {
        return Question.of("GET", binding(id) + "/last_operation" + query);
    }

    Question unbind(String id) {
        return Question.of("DELETE", binding(id) + query + "&accepts_incomplete=true");
    }

    private static String instance(String id) {
        return "/v2/service_instances/" + id;
    }

    private static String binding(String id) {
        return instance(id) + "/service_bindings/" + id;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
