package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// How a broker unbinds.
final class UnbindChecks {

    private UnbindChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "unbind",
                        Need.BINDABLE,
                        Set.of(UnbindingRules.DELETED, UnbindingRules.GONE, UnbindingRules.ABSENT),
                        UnbindChecks::unbind),
                new Check(
                        "unbind-one-of-two",
                        Need.BINDABLE,
                        Set.of(UnbindingRules.OTHERS_STAY),
                        UnbindChecks::oneOfTwo),
                new Check(
                        "unbind-bad-queries",
                        Need.BINDABLE,
                        Set.of(
                                UnbindingRules.MISSING_SERVICE,
                                UnbindingRules.MISSING_PLAN,
                                UnbindingRules.OTHER_IDS,
                                UnbindingRules.ABSENT),
                        UnbindChecks::badQueries));
    }

    private static void unbind(Trial trial) {
        Binding binding = Made.of(trial).binding();
        Answer answer = binding.delete();
        if (!trial.status(UnbindingRules.DELETED, answer, 200, 202)) {
            return;
        }
        gone(trial, binding, binding.settled(answer));
    }

    /// When a deletion has ended well, nothing may be left.
    static void gone(Trial trial, Binding binding, Answer ended) {
        if (ended.textAt("/state").equals("failed")) {
            throw trial.skip("the deletion failed: " + ended.textAt("/description"));
        }
        if (binding.retrievable()) {
            Answer fetched = binding.get();
            trial.judge(
                    UnbindingRules.GONE,
                    fetched.status() != 200,
                    "no such binding any more, and status 404",
                    fetched);
            if (fetched.status() != 200) {
                trial.status(FetchingBindingRules.ABSENT, fetched, 404);
            }
        }
        Answer again = binding.delete();
        boolean gone =
                trial.judge(
                        UnbindingRules.GONE,
                        again.status() >= 400,
                        "nothing to delete any more, and status 410",
                        again);
        if (gone) {
            trial.status(UnbindingRules.ABSENT, again, 410);
        }
    }

    private static void oneOfTwo(Trial trial) {
        Instance instance = trial.ready();
        Made other = Made.of(instance.binding());
        Binding one = Made.of(instance.binding()).binding();
        if (!one.removed()) {
            throw trial.skip("the binding cannot be deleted");
        }
        stays(trial, other, UnbindingRules.OTHERS_STAY);
    }

    /// A binding must be there as it was; it is deleted to see so.
    static void stays(Trial trial, Made made, Requirement requirement) {
        Binding binding = made.binding();
        if (binding.retrievable()) {
            Answer fetched = binding.get();
            trial.judge(
                    requirement,
                    fetched.status() == 200 && made.agrees(fetched),
                    "status 200, with the same credentials as before",
                    fetched);
        }
        Answer deleted = binding.delete();
        trial.judge(
                requirement,
                deleted.status() < 300,
                "the binding still there to be deleted",
                deleted);
    }

    private static void badQueries(Trial trial) {
        Binding binding = Made.of(trial).binding();
        String service = "service_id=" + encoded(binding.plan().serviceId());
        String plan = "plan_id=" + encoded(binding.plan().id());
        String unknown = "plan_id=05bc4ec0-0000-4000-8000-0000000000ff";
        trial.status(UnbindingRules.MISSING_SERVICE, delete(trial, binding, plan), 400);
        trial.status(UnbindingRules.MISSING_PLAN, delete(trial, binding, service), 400);
        trial.status(UnbindingRules.ABSENT, binding.instance().binding().delete(), 410);
        RefusedBindChecks.refused(
                trial, UnbindingRules.OTHER_IDS, delete(trial, binding, service + "&" + unknown));
    }

    private static Answer delete(Trial trial, Binding binding, String query) {
        String target = binding.path() + "?" + query + "&accepts_incomplete=true";
        return trial.unchanged(binding, () -> trial.ask(Question.of("DELETE", target)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
