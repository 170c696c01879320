package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A distinct canary in every secret, through the whole life of instances and bindings, failures
/// and hostile requests included: it turns up in the binding's own answers and nowhere else,
/// neither in logs at their finest, nor in errors, nor in the store, nor in what PostgreSQL logs.
@Timeout(180)
final class SecretCanaryTest {

    private static final Offer FAST = new Offer("canary", "canary-fast");
    private static final Offer SLOW = new Offer("canary", "canary-slow");
    private static final Offer BROKEN = new Offer("canary", "canary-broken");
    private static final Offer LOST = new Offer("canary", "canary-lost");
    private static final String TABLES =
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'";

    /* What a binding hands out, and what nobody is ever told. */
    private final KnownSecrets handedOut = new KnownSecrets();
    private final KnownSecrets kept = new KnownSecrets();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final List<Answer> told = new ArrayList<>();
    private final StringBuilder dumps = new StringBuilder();

    @AfterEach
    void speakAgain() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "json"})
    void everySecretStaysWhereItBelongs(String format, @TempDir Path home) throws SQLException {
        PrintStream paper = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(paper);
        System.setErr(paper);
        TestCatalog catalog = TestCatalog.of(home, "canary").withPostgresql();
        catalog.put("canary.yaml", planted(catalog.content("canary.yaml")));
        RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
        int logged = server.logText().length();
        try (TestHouse house =
                TestHouse.start(
                        Major.EMBEDDED,
                        catalog,
                        Map.of("SUTLER_LOGGING_LEVEL", "trace", "SUTLER_LOGGING_FORMAT", format))) {
            kept.know("the platform's password", house.password());
            kept.know("the store's password", house.variable("SUTLER_STORE_PASSWORD"));
            kept.know("the provider's password", house.variable("PROVIDER_PASSWORD"));
            kept.know("the key", TestHouse.keyBytes(house.variable("SUTLER_SECRETS_KEYSET")));
            live(house);
            hostileRequests(house);
            dump(house);
            house.restart();
            told.add(house.platform().catalog());
        }
        speakAgain();
        thenNoneIsIn(server.logText().substring(logged), "the log of PostgreSQL");
        thenNoneIsIn(dumps.toString(), "the store");
        thenNoneIsIn(printed.toString(StandardCharsets.UTF_8), "what was printed and logged");
        told.forEach(SecretCanaryTest.this::thenOnlyItsOwn);
        assertThat(printed.toString(StandardCharsets.UTF_8)).as("it did log").contains("succeeded");
        assertThat(dumps).as("it did dump").contains("canary-fast");
    }

    private String planted(String catalog) {
        return catalog.replace("${credential}", handedOut.canary("a credential"))
                .replace("${drain}", handedOut.canary("a drain's password"))
                .replace("${route}", handedOut.canary("a proxy's password"))
                .replace("${volume}", handedOut.canary("a volume's password"));
    }

    private void thenNoneIsIn(String text, String where) {
        assertThat(kept.in(text)).as("secrets in " + where).isEmpty();
        assertThat(handedOut.in(text)).as("secrets in " + where).isEmpty();
    }

    private void thenOnlyItsOwn(Answer answer) {
        String what = answer.question().method() + " " + answer.question().target();
        assertThat(kept.in(answer.text())).as("secrets in the answer to " + what).isEmpty();
        boolean binding = what.contains("/service_bindings/") && !what.contains("last_operation");
        if (!binding || answer.status() >= 400) {
            assertThat(handedOut.in(answer.text())).as("secrets in " + what).isEmpty();
        }
    }

    /* Provision, update, bind, fetch, rotate, unbind and deprovision, at once and in steps, well and badly. */
    private void live(TestHouse house) throws SQLException {
        Platform platform = house.platform();
        for (Offer offer : List.of(FAST, SLOW, LOST)) {
            Resource instance = platform.instance(offer);
            finish(instance, note(instance.putAsync(secrets("provision"))), house);
            note(instance.putAsync(secrets("a conflicting provision")));
            note(instance.get());
            finish(instance, note(instance.patchAsync(secrets("update"))), house);
            note(instance.get());
            Resource binding = instance.binding();
            finish(binding, note(binding.putAsync(secrets("bind"))), house);
            Answer bound = note(binding.get());
            assertThat(bound.status()).as(bound.text()).isEqualTo(200);
            assertThat(handedOut.in(bound.text())).hasSize(4);
            note(binding.putAsync(secrets("a conflicting bind")));
            Resource successor = instance.binding();
            note(
                    successor.putAsync(
                            "{\"predecessor_binding_id\": \"%s\"}".formatted(binding.id())));
            finish(binding, note(binding.deleteAsync()), house);
            finish(instance, note(instance.deleteAsync()), house);
        }
        Resource broken = platform.instance(BROKEN);
        finish(broken, note(broken.putAsync(secrets("a provision that fails"))), house);
        note(broken.putAsync(secrets("a provision after that")));
        Resource database = platform.instance(PostgresqlJourneyTest.SMALL).made();
        Answer login = note(database.binding().put());
        assertThat(login.status()).isEqualTo(201);
        handedOut.know("a database's password", login.textAt("/credentials/password"));
        dump(house);
    }

    private Answer note(Answer answer) {
        told.add(answer);
        return answer;
    }

    private void finish(Resource resource, Answer answer, TestHouse house) throws SQLException {
        dump(house);
        if (answer.status() == 202) {
            note(resource.await(answer));
            note(resource.lastOperation());
            dump(house);
        }
    }

    private String secrets(String when) {
        return """
        {"parameters": {"colour": "red", "secret": "%s", "nested": {"list": [{"secret": "%s"}]}}}\
        """
                .formatted(kept.canary("of " + when), kept.canary("nested, of " + when));
    }

    /* Each is turned down, and must not say what was wrong by repeating it. */
    private void hostileRequests(TestHouse house) {
        Platform platform = house.platform();
        String path = "/v2/service_instances/" + UUID.randomUUID();
        for (String body :
                List.of(
                        "{\"parameters\": {\"secret\": \"@\"}, ",
                        "{\"parameters\": {\"secret\": \"@\"} oops}",
                        "{\"parameters\": {\"secret\": @}}",
                        "{\"parameters\": {\"secret\": \"@\", \"secret\": \"@\"}}",
                        "{\"parameters\": \"@\"}",
                        "{\"parameters\": [\"@\"]}",
                        "{\"context\": \"@\"}",
                        "{\"context\": {\"platform\": [\"@\"]}}",
                        "{\"maintenance_info\": \"@\"}",
                        "{\"organization_guid\": [\"@\"]}",
                        "\"@\"",
                        "[\"@\"]",
                        "@",
                        "{\"parameters\": {\"secret\": \"@\\u0000\"}}",
                        "{\"parameters\": {\"secret\": \"@\\ud800\"}}")) {
            send(platform, Question.of("PUT", path, planted(body, "a malformed body")), 400);
            send(platform, Question.of("PATCH", path, planted(body, "a malformed update")), 400);
            send(
                    platform,
                    Question.of(
                            "PUT", path + "/service_bindings/b", planted(body, "a malformed bind")),
                    400);
        }
        Resource instance = platform.instance(FAST);
        for (String parameters :
                List.of(
                        "{\"colour\": \"@\"}",
                        "{\"secret\": [\"@\"]}",
                        "{\"secret\": {\"value\": \"@\"}}",
                        "{\"secret\": \"@ and much more of it, beyond its longest\"}",
                        "{\"unknown\": \"@\"}",
                        "{\"nested\": \"@\"}",
                        "{\"nested\": {\"list\": {\"secret\": \"@\"}}}")) {
            String body = planted("{\"parameters\": %s}".formatted(parameters), "against a schema");
            Answer answer = note(instance.put(body));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        }
        strangers(platform, path);
    }

    /* Wrong credentials, and secrets in headers that are for something else. */
    private void strangers(Platform platform, String path) {
        String wrong = "user:" + kept.canary("a wrong password");
        String basic = Base64.getEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8));
        Question question = Question.of("GET", path);
        for (String header :
                List.of("Basic " + basic, "Bearer " + kept.canary("a token"), "Basic @!", basic)) {
            send(
                    platform,
                    question.with("Authorization", planted(header, "a malformed header")),
                    401);
        }
        send(platform, question.with("X-Broker-API-Version", planted("@", "a version")), 412);
    }

    private String planted(String text, String name) {
        return text.contains("@") ? text.replace("@", kept.canary(name)) : text;
    }

    private void send(Platform platform, Question question, int status) {
        Answer answer = note(platform.ask(question));
        assertThat(answer.status()).as(answer.text()).isIn(status, status == 412 ? 400 : status);
    }

    /* Every table as text: bytes stand there in hexadecimal digits, in which secrets are looked for, too. */
    private void dump(TestHouse house) throws SQLException {
        try (Connection connection = house.store().connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        dumps.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
    }
}
