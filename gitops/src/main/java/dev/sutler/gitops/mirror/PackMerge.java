package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackFile;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PackLock;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts all objects of some packs into one. Nothing becomes unreadable in between: the old ones go
/// when the new one is there, and whoever reads from one that is gone looks again.
final class PackMerge {

    private final FileRepository repository;
    private final PackConfig config;

    /// @param deltas whether the deltas that are there are good enough
    PackMerge(FileRepository repository, boolean deltas) {
        this.repository = repository;
        this.config = new PackConfig(repository);
        config.setThreads(1);
        config.setReuseDeltas(deltas);
        // By size, each version of a large directory stands beside the one that it resembles most.
        config.setDeltaSearchWindowSize(3);
    }

    /// @return the name of the new one
    String merge(Collection<Pack> packs) throws IOException {
        Path written =
                Files.createTempFile(
                        repository.getObjectsDirectory().toPath(), "incoming_", ".merge");
        try (ObjectReader reader = repository.newObjectReader();
                PackWriter writer = new PackWriter(config, reader)) {
            writer.setDeltaBaseAsOffset(true);
            writer.preparePack(objects(packs).iterator());
            try (var out = new BufferedOutputStream(Files.newOutputStream(written))) {
                writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
            }
            receive(written);
            String name = writer.computeName().name();
            for (Pack pack : packs) {
                if (!pack.getPackName().equals(name)) {
                    remove(pack);
                }
            }
            return name;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private List<RevObject> objects(Collection<Pack> packs) throws IOException {
        Set<ObjectId> seen = new HashSet<>();
        List<RevObject> objects = new ArrayList<>();
        try (var walk = new RevWalk(repository)) {
            for (Pack pack : packs) {
                for (PackIndex.MutableEntry entry : pack) {
                    ObjectId id = entry.toObjectId();
                    if (seen.add(id)) {
                        objects.add(walk.lookupAny(id, walk.getObjectReader().open(id).getType()));
                    }
                }
            }
        }
        return objects;
    }

    /* As if it came from a remote, which also checks it. */
    private void receive(Path pack) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                var in = new BufferedInputStream(Files.newInputStream(pack))) {
            PackLock lock =
                    inserter.newPackParser(in)
                            .parse(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE);
            inserter.flush();
            if (lock != null) {
                lock.unlock();
            }
        }
    }

    private static void remove(Pack pack) throws IOException {
        pack.close();
        PackFile file = pack.getPackFile();
        // Without its index a pack is none.
        Files.deleteIfExists(file.create(PackExt.INDEX).toPath());
        Files.deleteIfExists(file.create(PackExt.PACK).toPath());
        Files.deleteIfExists(file.create(PackExt.REVERSE_INDEX).toPath());
    }
}
