package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/// Puts the many small packs of a cache together into one, now and then. Every commit that is
/// published or fetched leaves one behind, with a copy of the directory of all instances.
///
/// It runs beside everything else: what is younger than a minute stays where it is, and what nothing
/// leads to stays for a day.
final class Tidying {

    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    private static final int MANY = 60;
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Duration LOST = Duration.ofDays(1);

    private final Cache cache;
    private final LongSupplier nanoTime;
    private long last;

    Tidying(Cache cache, LongSupplier nanoTime) {
        this.cache = cache;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong() - PAUSE.toNanos();
    }

    /// Does it if there is much to do, and it was not done just now.
    void ifNeeded() {
        long now = nanoTime.getAsLong();
        if (now - last >= PAUSE.toNanos()
                && cache.repository().getObjectDatabase().getPacks().size() >= MANY) {
            last = now;
            tidy(YOUNG);
        }
    }

    void tidy(Duration young) {
        FileRepository repository = cache.repository();
        var packs = new PackConfig(repository);
        packs.setBuildBitmaps(false);
        packs.setThreads(1);
        // Each version of a large directory resembles the one before it, and no other as much.
        packs.setDeltaSearchWindowSize(2);
        packs.setMaxDeltaDepth(50);
        var gc = new GC(repository);
        gc.setPackConfig(packs);
        gc.setPackExpireAgeMillis(young.toMillis());
        gc.setExpireAgeMillis(LOST.toMillis());
        try {
            var _ = gc.repack();
            gc.prune(Set.of());
        } catch (IOException | ParseException failed) {
            // Nothing is lost: it is tried again, and a copy that is broken is made anew elsewhere.
            LOG.warn("The copy in {} could not be tidied", repository.getDirectory(), failed);
        }
    }
}
