package dev.sutler.conformance.checks.access;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.HeaderRules;
import dev.sutler.conformance.requirement.Requirement;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What headers of requests lead to.
public final class HeaderChecks {

    private static final String VERSION = "X-Broker-API-Version";
    private static final String ORIGIN = "X-Broker-API-Originating-Identity";
    private static final String IDENTITY = "X-Broker-API-Request-Identity";

    private HeaderChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                check("version-minor", HeaderChecks::minor, HeaderRules.MINOR, HeaderRules.NEEDED),
                check("version-major", HeaderChecks::major, HeaderRules.MAJOR, HeaderRules.NEEDED),
                check(
                        "version-missing",
                        HeaderChecks::missing,
                        HeaderRules.MISSING,
                        HeaderRules.REQUIRED),
                check("version-malformed", HeaderChecks::malformed, HeaderRules.MALFORMED),
                check(
                        "originating-identity",
                        HeaderChecks::origin,
                        HeaderRules.ORIGIN_ACCEPTED,
                        HeaderRules.ORIGIN_MALFORMED),
                check(
                        "request-identity",
                        HeaderChecks::identity,
                        HeaderRules.IDENTITY_OPTIONAL,
                        HeaderRules.IDENTITY_ACCEPTED,
                        HeaderRules.IDENTITY_ECHOED));
    }

    private static Check check(String name, Check.Steps steps, Requirement... judges) {
        return new Check(name, Need.NOTHING, Set.of(judges), steps);
    }

    private static void minor(Trial trial) {
        for (String version : List.of("2.13", "2.14", "2.15", "2.16", "2.17", "2.99")) {
            served(trial, HeaderRules.MINOR, catalog(trial, VERSION, version));
        }
    }

    private static void major(Trial trial) {
        for (String version : List.of("1.0", "3.0", "20.17")) {
            served(trial, HeaderRules.MAJOR, catalog(trial, VERSION, version));
        }
    }

    private static void served(Trial trial, Requirement requirement, Answer answer) {
        trial.judge(
                requirement,
                answer.status() == 412 || catalog(answer),
                "the catalog, or status 412",
                answer);
        if (answer.status() == 412) {
            trial.judge(
                    HeaderRules.NEEDED,
                    answer.text().matches("(?s).*\\d\\.\\d.*"),
                    "a version in the description",
                    answer);
        }
    }

    private static void missing(Trial trial) {
        Answer answer = catalog(trial, VERSION, "");
        refusable(trial, HeaderRules.MISSING, answer);
        if (answer.status() == 400 || answer.status() == 412) {
            trial.judge(
                    HeaderRules.REQUIRED,
                    answer.text().toLowerCase(Locale.ROOT).contains("version"),
                    "a description that names the header",
                    answer);
        }
    }

    private static void malformed(Trial trial) {
        for (String version : List.of("two", "2", "2.x", "v2.17", "2,17", "-2.17", "2.1e1")) {
            refusable(trial, HeaderRules.MALFORMED, catalog(trial, VERSION, version));
        }
    }

    private static void refusable(Trial trial, Requirement requirement, Answer answer) {
        trial.judge(
                requirement,
                answer.status() == 400 || answer.status() == 412 || catalog(answer),
                "the catalog, or status 400 or 412",
                answer);
    }

    private static void origin(Trial trial) {
        for (String origin :
                List.of(
                        "cloudfoundry " + base64("{\"user_id\":\"683ea748\"}"),
                        "kubernetes " + base64("{\"username\":\"duke\",\"groups\":[\"a\",\"b\"]}"),
                        "osb-check " + base64("{}"))) {
            whole(trial, HeaderRules.ORIGIN_ACCEPTED, catalog(trial, ORIGIN, origin));
        }
        for (String origin :
                List.of(
                        "cloudfoundry",
                        "cloudfoundry =!=",
                        "cloudfoundry " + base64("no JSON"),
                        "cloudfoundry " + base64("[1]"),
                        "cloudfoundry " + base64("{\"user_id\":"))) {
            Answer answer = catalog(trial, ORIGIN, origin);
            trial.judge(
                    HeaderRules.ORIGIN_MALFORMED,
                    answer.status() == 400 || catalog(answer),
                    "the catalog, or status 400",
                    answer);
        }
    }

    private static void identity(Trial trial) {
        whole(trial, HeaderRules.IDENTITY_OPTIONAL, catalog(trial, IDENTITY, ""));
        for (String identity :
                List.of("r", "E26CEE84-6B38-4456-B34E-D1A9F002C956", "x".repeat(100), "a/1;b=2")) {
            whole(trial, HeaderRules.IDENTITY_ACCEPTED, catalog(trial, IDENTITY, identity));
        }
    }

    private static void whole(Trial trial, Requirement requirement, Answer answer) {
        trial.judge(requirement, catalog(answer), "the catalog", answer);
    }

    private static Answer catalog(Trial trial, String header, String value) {
        return trial.ask(Questions.CATALOG.with(header, value));
    }

    private static boolean catalog(Answer answer) {
        return answer.status() == 200 && answer.at("/services").isArray();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
