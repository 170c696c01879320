package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.file.Pack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps a cache small. Every commit that is published or fetched leaves a pack behind, with a copy
/// of the directory of all instances: many such packs become one, in which there is one copy, and
/// what changed in it. Many of those become one, in turn.
///
/// Git's own collection of garbage would do the same, but goes through all that there is. Garbage
/// is not looked for here: when the cache has become much larger than it was at first, it is made
/// anew.
final class Tidying {

    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    private static final int MANY = 60;
    private static final int MANY_MERGED = 20;

    /// What has so many was made by somebody who thought about it, such as by a first fetch.
    private static final int MANY_OBJECTS = 20_000;

    /// By how much a cache may grow beyond twice what it was, in bytes.
    private static final long GROWTH = 1L << 30;

    private final Cache cache;
    private final Set<String> merged = new HashSet<>();

    Tidying(Cache cache) {
        this.cache = cache;
    }

    /// Does what is worth it.
    void ifNeeded() {
        try {
            List<Pack> packs = packs();
            List<Pack> fresh = new ArrayList<>();
            for (Pack pack : packs) {
                if (!merged.contains(pack.getPackName())
                        && pack.getIndex().getObjectCount() < MANY_OBJECTS) {
                    fresh.add(pack);
                }
            }
            if (fresh.size() >= MANY) {
                merge(fresh, false);
            } else if (packs.size() - fresh.size() >= MANY_MERGED) {
                merge(packs, true);
            } else if (outgrown(packs)) {
                LOG.info("The copy in {} has grown, and is made anew", cache.directory());
                cache.setBroken();
            }
        } catch (IOException failed) {
            // Nothing is lost: it is tried again, and a copy that is broken is made anew elsewhere.
            LOG.warn("The copy in {} could not be tidied", cache.directory(), failed);
        }
    }

    /* What is being received at this moment is marked to be kept. */
    private List<Pack> packs() {
        return cache.repository().getObjectDatabase().getPacks().stream()
                .filter(pack -> !pack.shouldBeKept())
                .toList();
    }

    /// Makes one pack of many.
    ///
    /// @param deltas whether the deltas in them are good enough
    void merge(Collection<Pack> packs, boolean deltas) throws IOException {
        merged.add(new PackMerge(cache.repository(), deltas).merge(packs));
        merged.retainAll(packs().stream().map(Pack::getPackName).toList());
    }

    private boolean outgrown(List<Pack> packs) throws IOException {
        long size = packs.stream().mapToLong(pack -> pack.getPackFile().length()).sum();
        Path first = cache.repository().getDirectory().toPath().resolve("size-at-first");
        if (!Files.exists(first)) {
            Files.writeString(first, Long.toString(size));
        }
        long before = Long.parseLong(Files.readString(first, StandardCharsets.UTF_8).strip());
        return size > 2 * before + GROWTH;
    }
}
