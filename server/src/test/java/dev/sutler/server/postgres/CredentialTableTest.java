package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.postgres.PlatformCredentials.StoredCredential;
import dev.sutler.spi.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class CredentialTableTest {

    private final PostgresDatabase database =
            Databases.open(Databases.options(Databases.create("credentials")));
    private final PlatformCredentials credentials = database.credentials();

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
        assertThat(credentials.addFirst("default", "sutler", Secret.of("$2a$hash"))).isTrue();

        StoredCredential found = credentials.all().getFirst();
        assertThat(found.platform()).isEqualTo("default");
        assertThat(found.username()).isEqualTo("sutler");
        assertThat(found.hash()).isEqualTo(Secret.of("$2a$hash"));
        assertThat(found.toString()).doesNotContain("$2a$hash");
    }

    @Test
    void aSecondOneIsNotTheFirst() {
        credentials.addFirst("default", "sutler", Secret.of("one"));

        assertThat(credentials.addFirst("other", "another", Secret.of("two"))).isFalse();

        assertThat(credentials.all()).hasSize(1);
    }

    @Test
    void ofManyAtOnceExactlyOneIsTheFirst() throws Exception {
        List<Future<Boolean>> added = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int process = 0; process < 16; process++) {
                String name = "user" + process;
                added.add(
                        threads.submit(
                                () -> credentials.addFirst("default", name, Secret.of("hash"))));
            }
        }

        int first = 0;
        for (Future<Boolean> each : added) {
            first += each.get() ? 1 : 0;
        }
        assertThat(first).isEqualTo(1);
        assertThat(credentials.all()).hasSize(1);
    }
}
