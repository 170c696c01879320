package dev.sutler.conformance.checks.asynchrony;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.AsynchronyRules;
import dev.sutler.conformance.requirement.Requirement;

import java.util.function.Function;

/// One operation that is asked for without `accepts_incomplete`, with `false`, and with `true`.
///
/// @param resource what it is done to
/// @param asyncRequired what is demanded of this operation when the parameter is missing
/// @param ask asks with this parameter, empty for none
record ThreeWays(
        Trial trial, Resource resource, Requirement asyncRequired, Function<String, Answer> ask) {

    /// Asks, and judges.
    ///
    /// @return the answer to the request that accepts that it is done later
    Answer asked() {
        Answer missing = refusable("");
        boolean missingKept = complete(missing);
        Answer no = refusable("accepts_incomplete=false");
        boolean noKept = complete(no);
        Answer yes = ask.apply("accepts_incomplete=true");
        boolean later = yes.status() == 202;
        judge(asyncRequired, missing, missingKept, later);
        judge(AsynchronyRules.FALSE, no, noKept, later);
        if (later || done(yes)) {
            trial.judge(
                    AsynchronyRules.ACCEPTED,
                    complete(yes) || later,
                    "status 202, since the operation goes on",
                    yes);
        }
        return yes;
    }

    /* What is done at once is not refused: so there is nothing to compare. */
    private Answer refusable(String parameter) {
        return trial.asynchronous()
                ? trial.unchanged(resource, () -> ask.apply(parameter))
                : ask.apply(parameter);
    }

    private static boolean done(Answer answer) {
        return answer.status() == 200 || answer.status() == 201;
    }

    /* Whether nothing goes on after an answer that says that all is done. */
    private boolean complete(Answer answer) {
        return !done(answer)
                || trial.judge(
                        AsynchronyRules.COMPLETE,
                        !resource.lastOperation().textAt("/state").equals("in progress"),
                        "nothing in progress after this answer",
                        answer);
    }

    private void judge(Requirement requirement, Answer answer, boolean kept, boolean later) {
        if (answer.status() == 202) {
            trial.status(requirement, answer, 422);
        } else if (done(answer)) {
            trial.judge(requirement, kept, "status 422 with error AsyncRequired", answer);
        } else if (later) {
            trial.refused(requirement, answer, "AsyncRequired");
        }
    }

    /// A question to which a query parameter is added.
    static Question with(Question question, String parameter) {
        String sign = question.target().contains("?") ? "&" : "?";
        return parameter.isEmpty()
                ? question
                : new Question(
                        question.method(),
                        question.target() + sign + parameter,
                        question.headers(),
                        question.body());
    }
}
