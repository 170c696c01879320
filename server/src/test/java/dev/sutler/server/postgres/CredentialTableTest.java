package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.postgres.StoredCredentials.NewCredential;
import dev.sutler.server.postgres.StoredCredentials.StoredCredential;
import dev.sutler.spi.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class CredentialTableTest {

    private final PostgresDatabase database =
            Databases.open(Databases.options(Databases.create("credentials")));
    private final StoredCredentials credentials = database.credentials();

    private static NewCredential fresh(String holder, String username, String hash) {
        return new NewCredential(holder, username, Secret.of(hash), Set.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thereAreNoneAtFirst() {
        assertThat(credentials.all()).isEmpty();
    }

    @Test
    void theFirstOneIsAddedAndFound() {
        assertThat(credentials.addFirst(fresh("default", "sutler", "$2a$hash"))).isTrue();

        StoredCredential found = credentials.all().getFirst();
        assertThat(found.holder()).isEqualTo("default");
        assertThat(found.username()).isEqualTo("sutler");
        assertThat(found.hash()).isEqualTo(Secret.of("$2a$hash"));
        assertThat(found.toString()).doesNotContain("$2a$hash");
    }

    @Test
    void aSecondOneIsNotTheFirst() {
        credentials.addFirst(fresh("default", "sutler", "one"));

        assertThat(credentials.addFirst(fresh("other", "another", "two"))).isFalse();

        assertThat(credentials.all()).hasSize(1);
    }

    @Test
    void ofManyAtOnceExactlyOneIsTheFirst() throws Exception {
        List<Future<Boolean>> added = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int process = 0; process < 16; process++) {
                String name = "user" + process;
                added.add(
                        threads.submit(() -> credentials.addFirst(fresh("default", name, "hash"))));
            }
        }

        int first = 0;
        for (Future<Boolean> each : added) {
            first += each.get() ? 1 : 0;
        }
        assertThat(first).isEqualTo(1);
        assertThat(credentials.all()).hasSize(1);
    }

    @Test
    void aHolderHasSeveralAtOnceAndTheOldOnesMayExpire() {
        assertThat(credentials.addAnother(fresh("cf", "cf-2", "two"), Optional.empty())).isFalse();
        assertThat(credentials.addHolder(fresh("cf", "cf-1", "one"))).isTrue();
        assertThat(credentials.addHolder(fresh("cf", "cf-2", "two"))).isFalse();
        assertThat(credentials.addHolder(fresh("korifi", "cf-1", "two"))).isFalse();
        assertThat(credentials.addAnother(fresh("cf", "cf-2", "two"), Optional.empty())).isTrue();
        assertThat(credentials.addHolder(fresh("korifi", "k-1", "one"))).isTrue();
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));
        assertThat(credentials.addAnother(fresh("cf", "cf-3", "three"), hour)).isTrue();
        assertThat(credentials.all().stream().filter(each -> each.life().expiresAt().isPresent()))
                .extracting(StoredCredential::username)
                .containsExactly("cf-1", "cf-2");
        Optional<Duration> day = Optional.of(Duration.ofDays(1));
        assertThat(credentials.addAnother(fresh("cf", "cf-4", "four"), day)).isTrue();
        assertThat(remaining("cf-1")).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(remaining("cf-3")).isBetween(Duration.ofHours(23), Duration.ofDays(1));
        assertThat(credentials.remove("korifi", "cf-4")).isFalse();
        assertThat(credentials.remove("cf", "cf-4")).isTrue();
        assertThat(credentials.all())
                .extracting(StoredCredential::username)
                .containsExactly("cf-1", "cf-2", "k-1", "cf-3");
    }

    private Duration remaining(String username) {
        return credentials.all().stream()
                .filter(each -> each.username().equals(username))
                .findFirst()
                .flatMap(each -> each.life().remaining())
                .orElseThrow();
    }

    @Test
    void whenOneWasUsedIsNoted() {
        credentials.addFirst(fresh("cf", "cf-1", "one"));
        credentials.addAnother(fresh("cf", "cf-2", "two"), Optional.empty());
        credentials.used(Set.of("cf-1", "nobody"));
        assertThat(credentials.all())
                .filteredOn(each -> each.life().lastUsedAt().isPresent())
                .extracting(StoredCredential::username)
                .containsExactly("cf-1");
        var first = credentials.all().getFirst().life();
        credentials.used(Set.of("cf-1"));
        assertThat(credentials.all().getFirst().life().lastUsedAt()).isEqualTo(first.lastUsedAt());
    }

    @Test
    void operatorsAreApartFromPlatforms() {
        StoredCredentials operators = database.operatorCredentials();
        operators.addHolder(
                new NewCredential("ada", "ada-1", Secret.of("one"), Set.of("read", "write")));
        assertThat(credentials.all()).isEmpty();
        assertThat(operators.all().getFirst().scopes()).containsExactlyInAnyOrder("read", "write");
        assertThat(operators.all().getFirst().holder()).isEqualTo("ada");
    }
}
