package dev.sutler.server.security;

import dev.sutler.core.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// All credentials of one kind, in memory. Somebody else calls [#refresh()] every few seconds; that
/// is how long a change takes.
///
/// A user name that is not known may be a new one, so it makes the directory look again at once,
/// but not more often than five times a second. When the store is away, what was known last goes
/// on.
///
/// @param <P> who holds them
public final class CredentialDirectory<P> implements CredentialSource<P> {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialDirectory.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Supplier<List<Entry<P>>> table;
    private final LongSupplier nanoTime;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Object refreshing = new Object();
    private volatile Map<String, List<Timed<P>>> known = Map.of();
    private volatile boolean stale;
    private Optional<Long> lookedAgainAt = Optional.empty();

    /// @param table reads all credentials; may throw [StoreUnavailableException]
    /// @param nanoTime a monotonic clock
    public CredentialDirectory(Supplier<List<Entry<P>>> table, LongSupplier nanoTime) {
        this.table = table;
        this.nanoTime = nanoTime;
    }

    /// A credential as the store knows it.
    ///
    /// @param remaining how long it still works from now on; empty for ever
    public record Entry<P>(Credential<P> credential, Optional<Duration> remaining) {
        public Entry {
            Objects.requireNonNull(credential, "credential");
            Objects.requireNonNull(remaining, "remaining");
        }
    }

    private record Timed<P>(Credential<P> credential, Optional<Long> until) {
        boolean valid(long now) {
            return until.isEmpty() || until.get() - now > 0;
        }
    }

    /// Reads all credentials again. When the store does not answer, what was known last stays.
    public void refresh() {
        synchronized (refreshing) {
            try {
                long before = nanoTime.getAsLong();
                known = byUsername(table.get(), before);
                if (stale) {
                    LOG.info("The credentials can be read again");
                }
                stale = false;
            } catch (StoreUnavailableException unavailable) {
                if (!stale) {
                    LOG.warn(
                            "The credentials cannot be read; those known last go on working: {}",
                            unavailable.getMessage());
                }
                stale = true;
            }
        }
    }

    private static <P> Map<String, List<Timed<P>>> byUsername(List<Entry<P>> entries, long now) {
        Map<String, List<Timed<P>>> fresh = new HashMap<>();
        for (Entry<P> entry : entries) {
            Timed<P> timed =
                    new Timed<>(
                            entry.credential(), entry.remaining().map(left -> now + nanos(left)));
            fresh.computeIfAbsent(entry.credential().username(), name -> new ArrayList<>())
                    .add(timed);
        }
        return fresh;
    }

    /* Two hundred years are for ever, and do not overflow. */
    private static long nanos(Duration remaining) {
        Duration most = Duration.ofDays(36_500);
        return (remaining.compareTo(most) < 0 ? remaining : most).toNanos();
    }

    @Override
    public List<Credential<P>> withUsername(String username) {
        List<Credential<P>> valid = valid(username);
        return valid.isEmpty() && lookAgain() ? valid(username) : valid;
    }

    private List<Credential<P>> valid(String username) {
        long now = nanoTime.getAsLong();
        return known.getOrDefault(username, List.of()).stream()
                .filter(each -> each.valid(now))
                .map(Timed::credential)
                .toList();
    }

    private boolean lookAgain() {
        synchronized (refreshing) {
            long now = nanoTime.getAsLong();
            if (lookedAgainAt.filter(at -> now - at < BETWEEN_LOOKS.toNanos()).isPresent()) {
                return false;
            }
            lookedAgainAt = Optional.of(now);
            refresh();
            return true;
        }
    }

    @Override
    public void used(String username) {
        if (!used.contains(username)) {
            used.add(username);
        }
    }

    /// The user names that were used since this was asked last.
    public Set<String> takeUsed() {
        Set<String> taken = Set.copyOf(used);
        used.removeAll(taken);
        return taken;
    }
}
