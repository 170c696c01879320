package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// `kill -9` in the middle of a rotation of many bindings.
final class RotationKillTest {

    private static final int MANY = 30;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRotationOutlivesAKillAndNoOldCredentialsWorkAfterIt(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home).withPostgresql();
        RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
        Database store = server.createDatabase("rotated");
        Map<String, String> environment = TestHouse.environment(store, catalog, server);
        BrokerProcess.Credential operator = operator(home, environment);
        BrokerProcess.Credential credential;
        List<Resource> bindings;
        List<Login> old;
        String rotation;
        try (BrokerProcess first = BrokerProcess.start(home, environment).ready()) {
            credential = first.credential();
            Resource instance =
                    first.platform(http, credential).instance(PostgresqlJourneyTest.SMALL).made();
            bindings =
                    IntStream.range(0, MANY)
                            .mapToObj(number -> instance.binding("b" + number).made())
                            .toList();
            old = bindings.stream().map(Resource::get).map(Login::of).toList();
            Platform ada = first.platform(http, operator);
            rotation =
                    BindingUpkeepTest.rotate(ada, "/instances/" + instance.id(), "leak")
                            .textAt("/id");
            Pauses.until(
                    "some are done",
                    Duration.ofMinutes(2),
                    () -> succeeded(BindingUpkeepTest.rotation(ada, rotation)) > 2);
            first.kill();
        }

        try (BrokerProcess second = BrokerProcess.start(home, environment).ready()) {
            JsonNode finished =
                    BindingUpkeepTest.finished(second.platform(http, operator), rotation);
            assertThat(succeeded(finished)).isEqualTo(MANY);
            Platform platform = second.platform(http, credential);
            for (int index = 0; index < MANY; index++) {
                Login before = old.get(index);
                assertThatThrownBy(() -> before.ask("SELECT 1")).isInstanceOf(AssertionError.class);
                Resource binding = bindings.get(index);
                Login now =
                        Login.of(
                                new Resource(
                                                platform,
                                                binding.path(),
                                                binding.id(),
                                                binding.offer())
                                        .get());
                assertThat(now.ask("SELECT 1")).isEqualTo("1");
            }
            assertThat(second.output()).doesNotContain("ERROR").doesNotContain("Exception");
        }
        assertThat(Login.of(store).ask("SELECT count(*) FROM operation WHERE kind = 'rotate'"))
                .as("each binding was rotated once")
                .isEqualTo(Integer.toString(MANY));
    }

    private static long succeeded(JsonNode rotation) {
        return rotation.path("bindings").path("succeeded").asLong(0);
    }

    private static BrokerProcess.Credential operator(Path home, Map<String, String> environment) {
        StringWriter out = new StringWriter();
        int exitCode =
                Main.run(
                        new Surroundings(
                                Checkout.find().root(),
                                home,
                                environment,
                                new PrintWriter(out, true),
                                new PrintWriter(out, true)),
                        "operators",
                        "add",
                        "ada",
                        "--scope",
                        "read,write",
                        "-ojson");
        assertThat(exitCode).as(out.toString()).isZero();
        JsonNode added = JsonMapper.shared().readTree(out.toString());
        return new BrokerProcess.Credential(
                added.path("username").asString(""), added.path("password").asString(""));
    }
}
