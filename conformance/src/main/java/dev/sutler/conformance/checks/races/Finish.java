package dev.sutler.conformance.checks.races;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.ConcurrencyRules;
import dev.sutler.conformance.requirement.Requirement;

import java.util.Arrays;
import java.util.List;

/// How a race ended: what its answers have in common.
///
/// @param answers of all racers
record Finish(Trial trial, List<Answer> answers) {

    /// The answers that say that something was or is being done.
    List<Answer> accepted() {
        return answers.stream().filter(Finish::accepted).toList();
    }

    static boolean accepted(Answer answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    /// Each answer must be a success, a refusal by ConcurrencyError, or one of these.
    ///
    /// @param allowed statuses by which this request may be refused in this race
    Finish orRefused(Integer... allowed) {
        for (Answer answer : answers) {
            boolean concurrency =
                    answer.status() == 422 && answer.textAt("/error").equals("ConcurrencyError");
            trial.judge(
                    ConcurrencyRules.REFUSED,
                    accepted(answer) || concurrency || List.of(allowed).contains(answer.status()),
                    "a success, or status 422 with error ConcurrencyError"
                            + (allowed.length == 0 ? "" : ", or " + Arrays.toString(allowed)),
                    answer);
        }
        return this;
    }

    /// It must have been done once: by one request of this status, or by one operation.
    void once(Requirement requirement, int done) {
        List<Answer> finished = answers.stream().filter(each -> each.status() == done).toList();
        List<Answer> later = answers.stream().filter(each -> each.status() == 202).toList();
        long operations = later.stream().map(Resource::operation).distinct().count();
        trial.judge(
                requirement,
                finished.size() <= 1,
                "one answer with " + done + ", not " + finished.size());
        trial.judge(requirement, operations <= 1, "one `operation`, not " + operations);
    }

    /// Waits for the end of everything that was accepted.
    void settle(Resource resource) {
        accepted().forEach(resource::settled);
    }

    /// It must be gone after one deletion, and that must be told.
    static void gone(Trial trial, Requirement requirement, Resource resource) {
        if (resource.removed()) {
            Answer again = resource.delete();
            trial.judge(requirement, again.status() == 410, "status 410: it was deleted", again);
        }
    }
}
