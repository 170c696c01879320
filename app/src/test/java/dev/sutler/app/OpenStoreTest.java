package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.server.sealing.Keyset;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The store as a command opens it, with and without a broker that runs.
@Timeout(120)
final class OpenStoreTest {

    @TempDir private Path home = Path.of("");

    private Surroundings surroundings(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SUTLER_SERVER_PORT", "0");
        environment.put("SUTLER_LOGGING_LEVEL", "error");
        environment.put("SUTLER_DATA_DIRECTORY", "data");
        environment.putAll(more);
        return new Surroundings(
                Checkout.find().root(),
                home,
                environment,
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private OpenStore open(Map<String, String> more) {
        return OpenStore.open(surroundings(more), Optional.empty());
    }

    @Test
    void theEmbeddedStoreIsReachedWhileABrokerRunsAndWhenNoneDoes() {
        try (House house = House.start(surroundings(Map.of()), Optional.empty())) {
            assertThat(house.port()).isPositive();
            try (OpenStore store = open(Map.of())) {
                assertThat(store.database().credentials().all()).hasSize(1);
            }
            assertThat(EmbeddedServer.runningOn(home.resolve("data"))).isPresent();
        }
        assertThat(EmbeddedServer.runningOn(home.resolve("data"))).isEmpty();
        try (OpenStore store = open(Map.of())) {
            assertThat(store.database().credentials().all()).hasSize(1);
        }
        assertThat(EmbeddedServer.runningOn(home.resolve("data"))).isEmpty();
    }

    @Test
    void aStoreElsewhereIsConnectedTo() {
        Database database = RealPostgres.shared(Major.EMBEDDED).createDatabase("command");
        Map<String, String> external =
                Map.of(
                        "SUTLER_STORE_URL", database.jdbcUrl(),
                        "SUTLER_STORE_USER", database.username(),
                        "SUTLER_STORE_PASSWORD", database.password().reveal(),
                        "SUTLER_SECRETS_KEYSET", Keyset.generate().text().reveal());
        try (OpenStore store = open(external)) {
            assertThat(store.database().ready()).isTrue();
        }
        assertThat(Files.exists(home.resolve("data"))).isFalse();
    }

    @Test
    void aDirectoryWithoutAStoreIsLeftAloneAndToldAbout() {
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("sutler serve");
        assertThat(Files.exists(home.resolve("data"))).isFalse();
    }

    @Test
    void aBrokerThatIsJustStartingIsToldAbout() throws Exception {
        Path data = home.resolve("data");
        try (DataDirectory other = DataDirectory.take(data)) {
            Files.createFile(other.resolve("postgres-initialised"));
            assertThatThrownBy(() -> open(Map.of()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("try again in a moment");
        }
    }
}
