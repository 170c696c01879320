package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a broker binds.
final class BindChecks {

    private BindChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("bind", Need.BINDABLE, judgedByBind(), BindChecks::bind),
                new Check(
                        "bind-again",
                        Need.BINDABLE,
                        Set.of(
                                BindingRules.REPEATED,
                                BindingRules.REPEATED_SAME,
                                BindingRules.CREATED_ONCE),
                        BindChecks::again),
                new Check(
                        "bind-conflict",
                        Need.BINDABLE,
                        Set.of(BindingRules.CONFLICT),
                        BindChecks::conflict),
                new Check(
                        "bind-twice",
                        Need.BINDABLE,
                        Set.of(BindingRules.CREDENTIALS_UNIQUE),
                        BindChecks::twice),
                new Check(
                        "bind-with-extensions",
                        Need.BINDABLE,
                        Set.of(BindingRules.EXTENSIONS_IGNORED),
                        BindChecks::extensions));
    }

    private static Set<Requirement> judgedByBind() {
        Set<Requirement> all =
                new HashSet<>(
                        Set.of(
                                BindingRules.CREATED,
                                BindingRules.TOLD_ONCE,
                                BindingRules.ENDPOINTS_GIVEN,
                                FetchingBindingRules.AT_ONCE,
                                FetchingBindingRules.CREDENTIALS));
        all.addAll(ToldRules.ALL);
        return all;
    }

    private static void bind(Trial trial) {
        Binding binding = trial.ready().binding();
        Answer first = binding.put();
        if (first.status() < 400) {
            trial.status(BindingRules.CREATED, first, 201, 202);
        }
        binding.made(first);
        Optional<Answer> told = Optional.of(first).filter(answer -> answer.status() == 201);
        if (binding.retrievable()) {
            Answer fetched = binding.get();
            if (first.status() == 202) {
                later(trial, fetched);
            }
            told = told.or(() -> Optional.of(fetched).filter(answer -> answer.status() == 200));
        }
        told(trial, told, first);
    }

    private static void later(Trial trial, Answer fetched) {
        trial.status(FetchingBindingRules.AT_ONCE, fetched, 200);
        if (fetched.status() == 200 && onlyCredentials(trial.plan())) {
            trial.judge(
                    FetchingBindingRules.CREDENTIALS,
                    fetched.at("/credentials").isObject(),
                    "`credentials` of a binding that was made asynchronously",
                    fetched);
        }
    }

    /* What is neither a log drain nor a route or volume service can give nothing else. */
    private static boolean onlyCredentials(Plan plan) {
        return plan.offering().path("requires").isEmpty();
    }

    private static void told(Trial trial, Optional<Answer> told, Answer first) {
        if (!trial.plan().requires("route_forwarding")) {
            trial.judge(
                    BindingRules.TOLD_ONCE,
                    told.filter(Made::tellsContent).isPresent(),
                    "what the binding holds, in the answer to the bind or to a fetch",
                    told.orElse(first));
        }
        told.ifPresent(answer -> ToldRules.judge(trial, trial.plan(), answer));
        told.filter(answer -> answer.at("/credentials").isObject())
                .ifPresent(
                        answer ->
                                trial.judge(
                                        BindingRules.ENDPOINTS_GIVEN,
                                        !answer.at("/endpoints").isEmpty(),
                                        "`endpoints` beside `credentials`",
                                        answer));
    }

    private static void again(Trial trial) {
        Made made = Made.of(trial);
        Answer again = made.binding().put();
        trial.status(BindingRules.REPEATED, again, 200);
        trial.judge(
                BindingRules.CREATED_ONCE, again.status() != 201, "status 200 and not 201", again);
        if (again.status() == 200) {
            trial.judge(
                    BindingRules.REPEATED_SAME,
                    made.agrees(again),
                    "the same credentials and addresses as at first",
                    again);
        }
    }

    private static void conflict(Trial trial) {
        Instance instance = trial.instance();
        Binding binding = instance.binding();
        ObjectNode other = different(trial, binding);
        instance.made();
        binding.made();
        trial.status(
                BindingRules.CONFLICT, trial.unchanged(binding, () -> binding.put(other)), 409);
    }

    /// The binding's body with other parameters.
    static ObjectNode different(Trial trial, Binding binding) {
        ObjectNode parameters =
                trial.parameters()
                        .different(binding.plan(), Plan.Schema.BIND)
                        .orElseThrow(
                                () ->
                                        trial.skip(
                                                "no other parameters are known for bindings of "
                                                        + binding.plan().name()));
        ObjectNode body = binding.body();
        body.set("parameters", parameters);
        return body;
    }

    private static void twice(Trial trial) {
        Instance instance = trial.ready();
        Made first = Made.of(instance.binding());
        Made second = Made.of(instance.binding());
        JsonNode credentials = credentials(trial, first);
        JsonNode others = credentials(trial, second);
        trial.judge(
                BindingRules.CREDENTIALS_UNIQUE,
                !credentials.equals(others),
                "other credentials than those of another binding",
                second.told().orElse(second.first()));
    }

    private static JsonNode credentials(Trial trial, Made made) {
        return made.told()
                .map(answer -> answer.at("/credentials"))
                .filter(found -> found.isObject() && !found.isEmpty())
                .orElseThrow(() -> trial.skip("the bindings have no credentials"));
    }

    private static void extensions(Trial trial) {
        Made made = Made.of(trial);
        Binding binding = made.binding().instance().binding();
        ObjectNode body = binding.body();
        body.putObject("osb-check-extension").put("osb-check", true);
        body.withObject("/bind_resource").put("osb-check-extension", "osb-check");
        body.withObject("/context").put("osb-check-extension", "osb-check");
        Answer answer = binding.put(body);
        trial.judge(
                BindingRules.EXTENSIONS_IGNORED,
                answer.status() < 300,
                "status 201 or 202",
                answer);
    }
}
