package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The whole life of a database, on the oldest and the newest server, as a platform and its
/// applications see it.
final class PostgresqlJourneyTest {

    static final Offer SMALL =
            new Offer(
                    "add651cc-8af1-4c38-abd8-f3a52dcb3fef", "b9f39317-1116-4537-8c75-278c74285cb9");
    static final Offer LARGE = new Offer(SMALL.service(), "5305ab3a-9b18-43a2-b7f6-01d29ea08d80");

    @ParameterizedTest
    @EnumSource(names = {"OLDEST", "NEWEST"})
    void fromTheFirstRequestToNothingLeft(Major major, @TempDir Path home) {
        RealPostgres server = RealPostgres.shared(major);
        try (TestHouse house =
                TestHouse.start(major, TestCatalog.of(home).withPostgresql(), Map.of())) {
            var before = inventory(server);
            Platform platform = house.platform();
            Resource waiting = platform.instance(SMALL);
            expect(waiting.put("{\"parameters\": {\"extensions\": [\"citext\"]}}"), 201);
            Resource polling = platform.instance(SMALL).made();
            assertThat(inventory(server)).hasSizeGreaterThan(before.size());

            Resource first = waiting.binding();
            Resource second = waiting.binding();
            sharesItsTables(first, second);
            outlivesTheOther(first, second);
            rotates(waiting, second);
            changesItsPlan(waiting);
            cannotLookElsewhere(polling.binding(), waiting.binding());

            waiting.as(LARGE).removed();
            polling.removed();
            assertThat(inventory(server)).isEqualTo(before);
        }
    }

    private static void sharesItsTables(Resource first, Resource second) {
        Answer bound = first.put();
        expect(bound, 201);
        assertThat(bound.at("/endpoints/0/ports/0").isString()).isTrue();
        for (String field : List.of("uri", "host", "database", "username", "password")) {
            assertThat(bound.textAt("/credentials/" + field)).as(field).isNotEmpty();
        }
        expect(second.put(), 201);
        Login one = Login.of(first.get());
        Login two = Login.of(second.get());
        assertThat(one.username()).isNotEqualTo(two.username());
        one.run("CREATE TABLE notes (text citext)");
        two.run("INSERT INTO notes VALUES ('from two')");
        two.run("CREATE TABLE more AS SELECT * FROM notes");
        one.run("ALTER TABLE more ADD COLUMN n integer");
        assertThat(one.ask("SELECT text FROM more")).isEqualTo("from two");
    }

    private static void outlivesTheOther(Resource first, Resource second) {
        Login one = Login.of(first.get());
        Login two = Login.of(second.get());
        expect(first.delete(), 200);
        assertThatThrownBy(() -> one.ask("SELECT 1")).isInstanceOf(AssertionError.class);
        assertThat(two.ask("SELECT text FROM notes")).isEqualTo("from two");
        two.run("DROP TABLE more");
    }

    private static void rotates(Resource instance, Resource predecessor) {
        Resource successor = instance.binding();
        Answer rotated =
                successor.put(
                        "{\"predecessor_binding_id\": \"%s\", \"service_id\": null, \"plan_id\": null}"
                                .formatted(predecessor.id()));
        expect(rotated, 201);
        Login old = Login.of(predecessor.get());
        Login fresh = Login.of(rotated);
        assertThat(fresh.username()).isNotEqualTo(old.username());
        assertThat(old.ask("SELECT text FROM notes")).isEqualTo("from two");
        assertThat(fresh.ask("SELECT text FROM notes")).isEqualTo("from two");
        expect(predecessor.delete(), 200);
        assertThat(fresh.ask("SELECT text FROM notes")).isEqualTo("from two");
    }

    private static void changesItsPlan(Resource instance) {
        Login login = Login.of(instance.binding().put());
        String limit = "SELECT datconnlimit FROM pg_database WHERE datname = current_database()";
        assertThat(login.ask(limit)).isEqualTo("20");
        expect(instance.patch("{\"plan_id\": \"%s\"}".formatted(LARGE.plan())), 200);
        assertThat(login.ask(limit)).isEqualTo("100");
        assertThat(instance.get().textAt("/plan_id")).isEqualTo(LARGE.plan());
    }

    private static void cannotLookElsewhere(Resource binding, Resource other) {
        expect(binding.put(), 201);
        expect(other.as(LARGE).put(), 201);
        Login tenant = Login.of(binding.get());
        Login neighbour = Login.of(other.get());
        assertThat(tenant.ask("SELECT 1")).isEqualTo("1");
        assertThatThrownBy(() -> tenant.in(neighbour.database()).ask("SELECT 1"))
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    private static Set<String> inventory(RealPostgres server) {
        return new TreeSet<>(
                List.of(
                        Login.of(server.superuser())
                                .ask(
                                        """
                                        SELECT string_agg(name, ',') FROM (
                                            SELECT 'database ' || datname AS name FROM pg_database
                                            UNION ALL SELECT 'role ' || rolname FROM pg_roles) AS n
                                        """)
                                .split(",")));
    }
}
