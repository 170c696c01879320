package dev.sutler.app;

import static dev.sutler.app.PostgresqlJourneyTest.SMALL;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.providers.support.Derived;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// What is found when store and back end disagree, and what is done about it: on a real server that
/// other brokers use too.
final class ReconcileTest {

    @TempDir private Path home;
    private final RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
    private final List<String> made = new ArrayList<>();
    private TestHouse house;
    private JsonNode credential;
    private Platform operator;
    private AdminDocument document;
    private Platform platform;

    @BeforeEach
    void start() {
        house =
                TestHouse.start(
                        Major.EMBEDDED,
                        TestCatalog.of(home).withPostgresql(),
                        Map.of("SUTLER_RECONCILE_EVERY", "0s"));
        credential =
                JsonMapper.shared()
                        .readTree(
                                house.command(
                                        "operators",
                                        "add",
                                        "ada",
                                        "--scope",
                                        "read,write",
                                        "-ojson"));
        enter();
    }

    /* Whoever starts again listens on another port. */
    private void enter() {
        platform = house.platform();
        operator = house.platform(credential);
        document = AdminDocument.of(operator);
    }

    /* Every answer must be as the admin API's document says. */
    private Answer asked(Question question) {
        return document.checked(operator.ask(question));
    }

    @AfterEach
    void stop() {
        house.close();
        for (String name : made) {
            superuser().run("DROP DATABASE IF EXISTS " + name);
        }
    }

    private Login superuser() {
        return Login.of(server.superuser());
    }

    private Login store() {
        return Login.of(house.store());
    }

    private Login provider() {
        return superuser()
                .in("postgres")
                .as(
                        house.variable("SUTLER_PROVIDERS_POSTGRESQL_USERNAME"),
                        house.variable("PROVIDER_PASSWORD"));
    }

    private String broker() {
        return store().ask("SELECT id FROM broker");
    }

    /* A database as this broker would have made it, for an instance that nobody knows. */
    private String orphan(String instanceId, String brokerId) {
        String name = "i_" + Derived.name("instance", instanceId);
        made.add(name);
        provider().run("CREATE DATABASE " + name);
        provider()
                .run(
                        ("COMMENT ON DATABASE %s IS"
                                        + " '{\"made_by\":\"sutler\",\"instance_id\":\"%s\","
                                        + "\"service_id\":\"%s\",\"broker_id\":\"%s\"}'")
                                .formatted(name, instanceId, SMALL.service(), brokerId));
        return name;
    }

    private void graceIsOver() {
        store().run("UPDATE orphan SET first_seen_at = first_seen_at - interval '25 hours'");
    }

    private Answer reconcile(boolean repair) {
        Answer answer =
                asked(
                        Question.of(
                                "POST",
                                "/admin/v1/reconcile",
                                "{\"repair\": %s, \"reason\": \"a test\"}".formatted(repair)));
        InstanceStatesTest.expect(answer, 200);
        return answer;
    }

    private static long count(Answer report, String what) {
        return report.at("/services/0/" + what).asLong();
    }

    private Optional<JsonNode> listed(String name) {
        return asked(Question.of("GET", "/admin/v1/orphans"))
                .at("/items")
                .valueStream()
                .filter(item -> item.path("name").asString("").equals(name))
                .findFirst();
    }

    private boolean exists(String database) {
        return superuser()
                .ask("SELECT count(*) FROM pg_database WHERE datname = '" + database + "'")
                .equals("1");
    }

    private long audited(String action, String outcome) {
        return Long.parseLong(
                store().ask(
                                "SELECT count(*) FROM audit_entry WHERE action = '%s' AND outcome = '%s'"
                                        .formatted(action, outcome)));
    }

    @Test
    void anOrphanMadeByHandIsFoundAndReportedAndRemovedAfterItsGrace() {
        String name = orphan("lost-" + UUID.randomUUID(), broker());

        assertThat(count(reconcile(false), "orphans")).isEqualTo(1);
        assertThat(listed(name).orElseThrow().path("removable").asBoolean()).isTrue();

        assertThat(count(reconcile(true), "removed")).as("within its grace").isZero();
        assertThat(exists(name)).isTrue();

        graceIsOver();
        assertThat(count(reconcile(false), "removed")).as("without repair").isZero();
        assertThat(exists(name)).isTrue();

        assertThat(count(reconcile(true), "removed")).isEqualTo(1);
        assertThat(exists(name)).isFalse();
        assertThat(listed(name)).isEmpty();
        assertThat(audited("remove-orphan", "succeeded")).isEqualTo(1);
    }

    @Test
    void anotherBrokersDatabasesAreForeignAndStay() {
        String name = orphan("theirs-" + UUID.randomUUID(), UUID.randomUUID().toString());

        Answer report = reconcile(true);
        graceIsOver();

        assertThat(count(report, "foreign")).isPositive();
        assertThat(listed(name)).isEmpty();
        assertThat(count(reconcile(true), "removed")).isZero();
        assertThat(exists(name)).isTrue();
    }

    @Test
    void whatNothingProvesToBeOursIsReportedAndStaysUntilAnOperatorClaimsIt() {
        String name = "i_" + Derived.name("instance", "unmarked-" + UUID.randomUUID());
        made.add(name);
        provider().run("CREATE DATABASE " + name);
        reconcile(false);
        graceIsOver();

        assertThat(count(reconcile(true), "removed")).isZero();
        assertThat(listed(name).orElseThrow().path("mark").asString("")).isEqualTo("unknown");
        assertThat(exists(name)).isTrue();

        decide(name, "claim");
        assertThat(count(reconcile(true), "removed")).isEqualTo(1);
        assertThat(exists(name)).isFalse();
    }

    @Test
    void whatAnOperatorKeepsStays() {
        String name = orphan("kept-" + UUID.randomUUID(), broker());
        reconcile(false);
        graceIsOver();
        decide(name, "keep");

        assertThat(count(reconcile(true), "removed")).isZero();
        assertThat(exists(name)).isTrue();
    }

    private void decide(String name, String decision) {
        InstanceStatesTest.expect(
                asked(
                        Question.of(
                                "POST",
                                "/admin/v1/orphans/%s/%s/%s"
                                        .formatted(SMALL.service(), name, decision),
                                "{\"reason\": \"a test\"}")),
                200);
    }

    @Test
    void whatSomebodyIsConnectedToStays() throws Exception {
        String name = orphan("used-" + UUID.randomUUID(), broker());
        reconcile(false);
        graceIsOver();

        try (var _ = superuser().in(name).open()) {
            Answer report = reconcile(true);
            assertThat(count(report, "removed")).isZero();
            assertThat(report.text()).contains("connected");
        }
        assertThat(exists(name)).isTrue();
    }

    @Test
    void moreThanATenthIsNeverRemovedAtOnce() {
        List<String> names =
                IntStream.range(0, 6)
                        .mapToObj(number -> orphan("many-" + UUID.randomUUID(), broker()))
                        .toList();
        Resource living = platform.instance(SMALL).made();
        reconcile(false);
        graceIsOver();

        Answer report = reconcile(true);

        assertThat(count(report, "removed")).isZero();
        assertThat(report.text()).contains("6 of 7 would be removed");
        assertThat(names).allMatch(this::exists);
        living.removed();
    }

    @Test
    void anEmptyListIsTakenForAMistake() {
        Resource living = platform.instance(SMALL).made();
        Resource bound = living.binding();
        Login login = Login.of(bound.put());
        String broker = broker();
        // From now on everything looks as if it were another broker's.
        store().run("UPDATE broker SET id = gen_random_uuid()");
        house.restart();
        enter();
        superuser().run("ALTER ROLE " + login.username() + " NOLOGIN");

        Answer report = reconcile(true);

        assertThat(report.text()).contains("lists nothing");
        assertThat(count(report, "repaired")).isZero();
        store().run("UPDATE broker SET id = '" + broker + "'");
        house.restart();
        enter();
        platform.instance(living.id(), SMALL).removed();
    }

    @Test
    void whatIsBeingMadeIsNoOrphan() throws Exception {
        String id = "in-flight-" + UUID.randomUUID();
        String name = orphan(id, broker());
        Resource instance = platform.instance(id, SMALL);
        try (var lock = superuser().open();
                var statement = lock.createStatement()) {
            // The provision is stored, and stands before the name's lock.
            statement.execute("SELECT pg_advisory_lock(hashtextextended('" + name + "', 0))");
            Answer accepted = instance.putAsync();
            assertThat(accepted.status()).isEqualTo(202);

            Answer report = reconcile(true);
            assertThat(count(report, "orphans")).isZero();

            statement.execute("SELECT pg_advisory_unlock_all()");
            assertThat(instance.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
        graceIsOver();
        assertThat(count(reconcile(true), "removed")).isZero();
        instance.removed();
    }

    @Test
    void anOrphanThatIsProvisionedAgainBeforeItsRemovalStays() {
        String id = "again-" + UUID.randomUUID();
        String name = orphan(id, broker());
        reconcile(false);
        graceIsOver();
        Resource instance = platform.instance(id, SMALL).made();

        assertThat(count(reconcile(true), "removed")).isZero();

        assertThat(exists(name)).isTrue();
        instance.removed();
    }

    @Test
    void aLiveBindingsLoginIsMadeAgainWithThePasswordThatWasHandedOut() {
        Resource instance = platform.instance(SMALL).made();
        Resource binding = instance.binding();
        Login login = Login.of(binding.put());
        login.run("CREATE TABLE notes (text text)");
        superuser().run("DROP ROLE " + login.username());

        Answer report = reconcile(false);
        assertThat(count(report, "ghosts")).isEqualTo(1);
        assertThat(report.text()).contains("its login is missing");

        assertThat(count(reconcile(true), "repaired")).isEqualTo(1);
        assertThat(login.ask("SELECT count(*) FROM notes")).isEqualTo("0");
        assertThat(count(reconcile(false), "ghosts")).isZero();
        assertThat(audited("repair", "succeeded")).isEqualTo(1);
        instance.removed();
    }

    @Test
    void driftIsReportedAndSetRight() {
        Resource instance = platform.instance(SMALL).made();
        Resource binding = instance.binding();
        Login login = Login.of(binding.put());
        superuser().run("ALTER DATABASE " + login.database() + " CONNECTION LIMIT 3");
        superuser().run("ALTER ROLE " + login.username() + " NOLOGIN");

        Answer report = reconcile(false);
        assertThat(count(report, "drifts")).isEqualTo(2);
        assertThat(report.text()).contains("3 connections, not 20", "its login is locked");

        assertThat(count(reconcile(true), "repaired")).isEqualTo(2);
        assertThat(count(reconcile(true), "drifts")).isZero();
        assertThat(login.ask("SELECT 1")).isEqualTo("1");
        instance.removed();
    }

    @Test
    void aLostDatabaseIsAGhostAndIsNotReplacedByAnEmptyOne() {
        Resource instance = platform.instance(SMALL).made();
        Login login = Login.of(instance.binding().put());
        superuser().run("DROP DATABASE " + login.database());

        Answer report = reconcile(true);

        assertThat(count(report, "ghosts")).isEqualTo(1);
        assertThat(count(report, "repaired")).isZero();
        assertThat(exists(login.database())).isFalse();
        instance.removed();
    }

    @Test
    void aPlatformsOwnListIsCompared() {
        Resource known = platform.instance(SMALL).made();
        Resource other = platform.instance(SMALL).made();
        String name =
                store().ask(
                                "SELECT platform FROM service_instance WHERE id = '"
                                        + known.id()
                                        + "'");

        Answer answer =
                asked(
                        Question.of(
                                "POST",
                                "/admin/v1/reconcile/platform",
                                "{\"platform\": \"%s\", \"ids\": [\"%s\", \"nobody-knows-me\"]}"
                                        .formatted(name, known.id())));

        InstanceStatesTest.expect(answer, 200);
        assertThat(answer.at("/unknown_to_broker").toString()).isEqualTo("[\"nobody-knows-me\"]");
        assertThat(answer.at("/unknown_to_platform").toString())
                .isEqualTo("[\"" + other.id() + "\"]");
        Answer empty =
                asked(
                        Question.of(
                                "POST",
                                "/admin/v1/reconcile/platform",
                                "{\"platform\": \"%s\", \"ids\": []}".formatted(name)));
        InstanceStatesTest.expect(empty, 422);
        known.removed();
        other.removed();
    }

    /* A database that somebody made by hand, with an application that goes on using it. */
    private Login byHand(String name) {
        String role = name + "_app";
        String login = house.variable("SUTLER_PROVIDERS_POSTGRESQL_USERNAME");
        superuser().run("CREATE ROLE " + role + " LOGIN PASSWORD 'secret-of-the-test'");
        superuser().run("CREATE DATABASE " + name + " OWNER " + role);
        made.add(name);
        Login application = superuser().in(name).as(role, "secret-of-the-test");
        application.run("CREATE SCHEMA shop");
        application.run("CREATE TABLE shop.orders AS SELECT 7 AS number");
        superuser().run("GRANT " + role + " TO " + login);
        superuser().run("ALTER DATABASE " + name + " OWNER TO " + login);
        return application;
    }

    private Answer adopt(String id, String name) {
        return asked(
                Question.of(
                        "POST",
                        "/admin/v1/instances/" + id + "/adopt",
                        ("{\"name\": \"%s\", \"platform\": \"default\", \"service_id\": \"%s\","
                                        + " \"plan_id\": \"%s\", \"organization\": \"org\","
                                        + " \"space\": \"space\", \"reason\": \"a test\"}")
                                .formatted(name, SMALL.service(), SMALL.plan())));
    }

    private String outcome(Answer begun) {
        InstanceStatesTest.expect(begun, 202);
        String state =
                "SELECT state || ' ' || coalesce(failure::text, '') FROM operation WHERE id = '%s'"
                        .formatted(begun.textAt("/operation_id"));
        Pauses.until(
                "the adoption is finished",
                Duration.ofSeconds(60),
                () -> store().ask(state).matches("(?s)(succeeded|failed).*"));
        return store().ask(state);
    }

    @Test
    void aDatabaseMadeByHandBecomesAnInstanceAndItsApplicationGoesOn() {
        String name = "shop_" + System.nanoTime();
        Login application = byHand(name);
        String id = "adopted-" + UUID.randomUUID();

        assertThat(outcome(adopt(id, name))).startsWith("succeeded");
        InstanceStatesTest.expect(adopt(id, name), 200);

        Resource instance = platform.instance(id, SMALL);
        InstanceStatesTest.expect(instance.get(), 200);
        InstanceStatesTest.expect(instance.put(), 200);
        Login bound = Login.of(instance.binding().put());
        assertThat(bound.database()).isEqualTo(name);
        assertThat(bound.ask("SELECT number FROM shop.orders")).isEqualTo("7");
        bound.run("INSERT INTO shop.orders VALUES (8)");
        assertThat(application.ask("SELECT count(*) FROM shop.orders")).isEqualTo("2");
        application.run("CREATE TABLE shop.later AS SELECT 9 AS number");
        assertThat(bound.ask("SELECT number FROM shop.later")).isEqualTo("9");
        InstanceStatesTest.expect(
                instance.patch(
                        "{\"plan_id\": \"%s\"}".formatted(PostgresqlJourneyTest.LARGE.plan())),
                200);
        assertThat(count(reconcile(true), "orphans")).isZero();
        assertThat(count(reconcile(true), "drifts")).isZero();

        platform.instance(id, PostgresqlJourneyTest.LARGE).removed();
        assertThat(exists(name)).isFalse();
    }

    @Test
    void whatMustNotBeTakenOverIsRefusedAndStaysAsItWas() {
        Login application = byHand("kept_" + System.nanoTime());
        String taken = application.database();
        superuser().in(taken).run("CREATE TABLE theirs AS SELECT 1 AS number");
        Resource other = platform.instance(SMALL).made();
        String others = Login.of(other.binding().put()).database();

        for (String name :
                List.of(
                        taken,
                        others,
                        "postgres",
                        "template1",
                        "template0",
                        house.store().name(),
                        "not_there",
                        "Not-Plain")) {
            String id = "refused-" + UUID.randomUUID();
            assertThat(outcome(adopt(id, name))).as(name).startsWith("failed");
            InstanceStatesTest.expect(platform.instance(id, SMALL).get(), 404);
        }

        assertThat(application.ask("SELECT number FROM shop.orders")).isEqualTo("7");
        assertThat(exists(taken)).isTrue();
        other.removed();
    }
}
