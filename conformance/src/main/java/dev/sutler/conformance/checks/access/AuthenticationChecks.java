package dev.sutler.conformance.checks.access;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.AuthenticationRules;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who is let in.
public final class AuthenticationChecks {

    private static final String HEADER = "Authorization";
    private static final String WRONG_PASSWORD = "05bc4ec0-wrong";

    private AuthenticationChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "authentication-nobody",
                        Need.NOTHING,
                        Set.of(
                                AuthenticationRules.NOBODY,
                                AuthenticationRules.NOTHING_TOLD,
                                AuthenticationRules.CHALLENGE),
                        AuthenticationChecks::nobody),
                new Check(
                        "authentication-wrong",
                        Need.NOTHING,
                        Set.of(AuthenticationRules.WRONG, AuthenticationRules.NOTHING_TOLD),
                        AuthenticationChecks::wrong),
                new Check(
                        "authentication-scheme",
                        Need.NOTHING,
                        Set.of(AuthenticationRules.OTHER_SCHEME, AuthenticationRules.MALFORMED),
                        AuthenticationChecks::scheme),
                new Check(
                        "authentication-provision",
                        Need.A_PLAN,
                        Set.of(
                                AuthenticationRules.NOBODY,
                                AuthenticationRules.WRONG,
                                AuthenticationRules.NOTHING_DONE),
                        AuthenticationChecks::provision));
    }

    private static void nobody(Trial trial) {
        for (Question question : new Questions(trial).all(trial.unknownId())) {
            Answer answer = trial.ask(question.with(HEADER, ""));
            trial.status(AuthenticationRules.NOBODY, answer, 401);
            nothingTold(trial, answer);
            if (answer.status() == 401) {
                trial.judge(
                        AuthenticationRules.CHALLENGE,
                        answer.headers().firstValue("WWW-Authenticate").isPresent(),
                        "a header WWW-Authenticate",
                        answer);
            }
        }
    }

    private static void wrong(Trial trial) {
        Stream<Question> password =
                new Questions(trial)
                        .all(trial.unknownId()).stream()
                                .map(each -> each.with(HEADER, wrongPassword(trial)));
        Stream<Question> others =
                Stream.of(
                                basic("05bc4ec0-nobody:" + WRONG_PASSWORD),
                                basic(trial.username() + ":"),
                                basic(":" + WRONG_PASSWORD),
                                basic(":"))
                        .map(header -> Questions.CATALOG.with(HEADER, header));
        Stream.concat(password, others)
                .map(trial::ask)
                .forEach(
                        answer -> {
                            refused(trial, answer);
                            nothingTold(trial, answer);
                        });
    }

    /* Whoever guesses passwords may be turned away before anybody looks at them. */
    private static void refused(Trial trial, Answer answer) {
        boolean turnedAway =
                answer.status() == 429 && answer.headers().firstValue("Retry-After").isPresent();
        if (!turnedAway) {
            trial.status(AuthenticationRules.WRONG, answer, 401);
        }
    }

    private static void scheme(Trial trial) {
        for (String header : List.of("Bearer 05bc4ec0", "Digest username=\"x\"", "x-unknown y")) {
            Answer answer = trial.ask(Questions.CATALOG.with(HEADER, header));
            trial.status(AuthenticationRules.OTHER_SCHEME, answer, 401);
        }
        for (String header : List.of("Basic", "Basic =!=", "Basic a b", basic("no-colon"), ":")) {
            Answer answer = trial.ask(Questions.CATALOG.with(HEADER, header));
            trial.status(AuthenticationRules.MALFORMED, answer, 401, 400);
        }
    }

    private static void provision(Trial trial) {
        Instance instance = trial.instance();
        Answer nobody = instance.put(question -> question.with(HEADER, ""));
        trial.status(AuthenticationRules.NOBODY, nobody, 401);
        Answer wrong = instance.put(question -> question.with(HEADER, wrongPassword(trial)));
        refused(trial, wrong);
        Answer deleted = instance.delete();
        trial.judge(
                AuthenticationRules.NOTHING_DONE,
                deleted.status() != 200 && deleted.status() != 202,
                "no instance to delete, for nobody was let in who wanted one",
                deleted);
    }

    private static void nothingTold(Trial trial, Answer answer) {
        boolean told =
                answer.at("/services").isArray()
                        || trial.menu().plans().stream()
                                .flatMap(plan -> Stream.of(plan.id(), plan.serviceId()))
                                .anyMatch(answer.text()::contains);
        trial.judge(
                AuthenticationRules.NOTHING_TOLD, !told, "nothing of the catalog in it", answer);
    }

    private static String wrongPassword(Trial trial) {
        return basic(trial.username() + ":" + WRONG_PASSWORD);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
