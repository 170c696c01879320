package dev.sutler.app;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.postgres.AuditChain;
import dev.sutler.server.postgres.DatabaseUnusableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Links what was added to the audit, every second, whichever replica is first. A chain that is not
/// as it was left is told at once, and then once an hour.
final class AuditWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
    private static final int BATCH = 1_000;
    private static final int PAUSE_SECONDS = 1;
    private static final int TELL_AGAIN_AFTER = 3_600;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("audit-watch").factory());
    private final AuditChain chain;
    private int failures;

    AuditWatch(AuditChain chain) {
        this.chain = chain;
    }

    AuditWatch start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::link, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void link() {
        try {
            AuditChain.Linked linked;
            do {
                linked = chain.extend(BATCH);
                if (!linked.missing().isEmpty()) {
                    LOG.error(
                            "Entries of the audit were removed before they could be linked: {}",
                            linked.missing());
                }
            } while (linked.linked() == BATCH);
            failures = 0;
        } catch (StoreUnavailableException unavailable) {
            LOG.debug("The audit was not linked: {}", unavailable.getMessage());
        } catch (DatabaseUnusableException broken) {
            if (failures++ % TELL_AGAIN_AFTER == 0) {
                LOG.error("{}", broken.getMessage());
            }
        } catch (RuntimeException bug) {
            LOG.error("The audit was not linked", bug);
        }
    }

    /* What was done by the last requests is not left to whoever starts next. */
    @Override
    public void close() {
        timer.shutdownNow();
        link();
    }
}
