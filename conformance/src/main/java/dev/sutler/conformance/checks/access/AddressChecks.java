package dev.sutler.conformance.checks.access;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ExtensionRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UrlRules;

import java.util.List;
import java.util.Set;

/// What ids and query parameters in addresses lead to.
public final class AddressChecks {

    private AddressChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "address-characters",
                        Need.NOTHING,
                        Set.of(UrlRules.UNRESERVED_TAKEN, UrlRules.ENCODED_TAKEN),
                        AddressChecks::characters),
                new Check(
                        "address-spellings",
                        Need.RETRIEVABLE,
                        Set.of(UrlRules.DECODED),
                        AddressChecks::spellings),
                new Check(
                        "address-query",
                        Need.NOTHING,
                        Set.of(ExtensionRules.PARAMETERS_IGNORED),
                        AddressChecks::query),
                new Check(
                        "address-unknown",
                        Need.NOTHING,
                        Set.of(ErrorRules.NO_SERVER_ERROR),
                        AddressChecks::unknown));
    }

    /* An id that never was must get the answer of any id that never was. */
    private static void characters(Trial trial) {
        Questions questions = new Questions(trial);
        Answer usual = trial.ask(questions.deprovision(trial.unknownId()));
        for (String id : List.of("05bc4ec0", "05bc4ec0-a.B_c~9", "05bc4ec0" + "z".repeat(42))) {
            likewise(trial, UrlRules.UNRESERVED_TAKEN, usual, questions.deprovision(id));
        }
        for (String id : List.of("05bc4ec0%3Aa", "05bc4ec0%2Fb", "05bc4ec0%20%C3%A9%25")) {
            likewise(trial, UrlRules.ENCODED_TAKEN, usual, questions.deprovision(id));
        }
    }

    private static void spellings(Trial trial) {
        Instance instance = trial.ready();
        String first = "%%%02X".formatted((int) instance.id().charAt(0));
        String other =
                new Questions(trial).fetchInstance(first + instance.id().substring(1)).target();
        Answer usual = instance.get();
        Answer answer = trial.ask(Question.of("GET", other.split("\\?", 2)[0] + ids(usual)));
        trial.judge(
                UrlRules.DECODED,
                answer.status() == usual.status(),
                "what the id in its usual spelling gives: status " + usual.status(),
                answer);
    }

    private static String ids(Answer usual) {
        String target = usual.question().target();
        return target.substring(target.indexOf('?'));
    }

    private static void query(Trial trial) {
        Questions questions = new Questions(trial);
        String id = trial.unknownId();
        for (Question question :
                List.of(Questions.CATALOG, questions.pollInstance(id), questions.deprovision(id))) {
            Answer usual = trial.ask(question);
            String mark = question.target().contains("?") ? "&" : "?";
            Question more =
                    Question.of(
                            question.method(),
                            question.target() + mark + "osb_check=1&x-osb-check=%7B%22a%22%7D");
            likewise(trial, ExtensionRules.PARAMETERS_IGNORED, usual, more);
        }
    }

    /* The specification asks only that they are no reason to break. */
    private static void unknown(Trial trial) {
        trial.ask(Question.of("GET", "/v2/osb_check"));
        trial.ask(Question.of("GET", "/v2/service_instances"));
        trial.ask(Question.of("POST", "/v2/catalog", "{}"));
        trial.ask(Question.of("GET", "/v2/service_instances/" + trial.unknownId() + "/osb_check"));
    }

    private static void likewise(
            Trial trial, Requirement requirement, Answer usual, Question question) {
        Answer answer = trial.ask(question);
        trial.judge(
                requirement,
                answer.status() == usual.status(),
                "the same status as otherwise: " + usual.status(),
                answer);
    }
}
