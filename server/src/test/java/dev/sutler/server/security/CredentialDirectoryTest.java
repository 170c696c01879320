package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.security.CredentialDirectory.Entry;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The credentials in memory, beside a table that changes or is away.
final class CredentialDirectoryTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Entry<String>> table = new ArrayList<>();
    private final CredentialDirectory<String> directory =
            new CredentialDirectory<>(this::read, clock::get);

    private List<Entry<String>> read() {
        reads.incrementAndGet();
        if (away.get()) {
            throw new StoreUnavailableException("no", new IOException("no"));
        }
        return List.copyOf(table);
    }

    private void add(String username, Optional<Duration> remaining) {
        table.add(new Entry<>(new Credential<>("cf", username, Secret.of("hash")), remaining));
    }

    @Test
    void whatIsWithdrawnIsGoneAfterARefresh() {
        add("one", Optional.empty());
        directory.refresh();
        assertThat(directory.withUsername("one")).hasSize(1);
        table.clear();
        directory.refresh();
        assertThat(directory.withUsername("one")).isEmpty();
    }

    @Test
    void whatIsNewIsFoundAtOnceButStrangersCannotMakeItLookAllTheTime() {
        directory.refresh();
        add("one", Optional.empty());
        assertThat(directory.withUsername("one")).hasSize(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(directory.withUsername("guess" + i)).isEmpty();
        }
        assertThat(reads).hasValue(2);
        clock.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(directory.withUsername("guess")).isEmpty();
        assertThat(reads).hasValue(3);
    }

    @Test
    void whatExpiresDoesSoOnTimeAlsoWhenTheStoreIsAway() {
        add("old", Optional.of(Duration.ofMinutes(1)));
        add("ages", Optional.of(Duration.ofDays(1_000_000)));
        add("over", Optional.of(Duration.ofSeconds(-1)));
        directory.refresh();
        away.set(true);
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        directory.refresh();
        assertThat(directory.withUsername("old")).hasSize(1);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(directory.withUsername("old")).isEmpty();
        assertThat(directory.withUsername("over")).isEmpty();
        assertThat(directory.withUsername("ages")).hasSize(1);
    }

    @Test
    void aStoreThatIsAwayLocksNobodyOut() {
        add("one", Optional.empty());
        directory.refresh();
        away.set(true);
        table.clear();
        directory.refresh();
        assertThat(directory.withUsername("one")).hasSize(1);
        assertThat(directory.withUsername("nobody")).isEmpty();
        away.set(false);
        directory.refresh();
        assertThat(directory.withUsername("one")).isEmpty();
    }

    @Test
    void whoWasThereIsToldOnce() {
        directory.used("one");
        directory.used("one");
        assertThat(directory.takeUsed()).containsExactly("one");
        assertThat(directory.takeUsed()).isEmpty();
    }
}
