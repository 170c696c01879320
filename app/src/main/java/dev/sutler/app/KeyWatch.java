package dev.sutler.app;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.postgres.DatabaseUnusableException;
import dev.sutler.server.postgres.SealedData;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks now and then whether the keyset was changed, and tells the store which key this process
/// seals with, so that nobody removes it.
final class KeyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
    private static final int LOOK_SECONDS = 10;
    private static final int TELL_SECONDS = 60;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-watch").factory());
    private final KeyRing keys;
    private final SealedData sealed;

    KeyWatch(KeyRing keys, SealedData sealed) {
        this.keys = keys;
        this.sealed = sealed;
    }

    KeyWatch start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        var _ =
                timer.scheduleWithFixedDelay(
                        this::tell, TELL_SECONDS, TELL_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /// Takes up the keyset if it was changed. The store knows the new key before it seals anything.
    void look() {
        try {
            keys.changed().ifPresent(this::use);
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("The new keyset has to wait: {}", unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("The keyset could not be looked at", bug);
        }
    }

    private void use(Keyset next) {
        try {
            sealed.use(KeyRing.of(next));
            keys.use(next);
            LOG.info("Secrets are sealed with the key {} from now on", next.primary());
        } catch (DatabaseUnusableException incomplete) {
            LOG.error("The keyset was changed and cannot be used: {}", incomplete.getMessage());
        }
    }

    private void tell() {
        try {
            if (!sealed.stillUsed(keys)) {
                LOG.error(
                        "The key {} was removed from the store while it is in use here. Put it back"
                                + " into the keyset, and run `sutler keys reseal`.",
                        keys.keyset().primary());
            }
        } catch (StoreUnavailableException unavailable) {
            LOG.debug("The store was not told which key is in use: {}", unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("The store was not told which key is in use", bug);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
