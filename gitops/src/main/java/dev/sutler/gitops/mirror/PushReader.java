package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.pack.CachedPack;
import org.eclipse.jgit.internal.storage.pack.ObjectReuseAsIs;
import org.eclipse.jgit.internal.storage.pack.ObjectToPack;
import org.eclipse.jgit.internal.storage.pack.PackOutputStream;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.internal.storage.pack.StoredObjectRepresentation;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

/// Reads the cache and the objects of a commit that is nowhere yet, and tells JGit what a push of
/// it consists of.
///
/// JGit would find that out by walking: to learn what the other side has, it opens every directory
/// of the base, one for each instance, and to find something that a new directory resembles, it
/// goes through all of them once more, for each file. In a repository of 20,000 instances that took
/// a second for each push, whatever was in it. But we made the commit, and know each of its objects
/// and what the large directories were made from. JGit has two doors for those who know: an index
/// that says what is reachable from a commit ([BitmapIndex]; meant for bitmaps that were stored),
/// and objects that are copied in the form that they are found in ([ObjectReuseAsIs]; meant for
/// packs). What goes out is an ordinary thin pack.
final class PushReader extends ObjectReader.Filter implements ObjectReuseAsIs {

    private final ObjectReader cache;
    private final NewObjects objects;
    private final boolean deltas;

    PushReader(ObjectReader cache, NewObjects objects, boolean deltas) {
        this.cache = cache;
        this.objects = objects;
        this.deltas = deltas;
    }

    @Override
    protected ObjectReader delegate() {
        return cache;
    }

    @Override
    public ObjectReader newReader() {
        return new PushReader(cache.newReader(), objects, deltas);
    }

    @Override
    public boolean has(AnyObjectId id) throws IOException {
        return objects.find(id).isPresent() || cache.has(id);
    }

    @Override
    public boolean has(AnyObjectId id, int type) throws IOException {
        return objects.find(id).isPresent() || cache.has(id, type);
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
        return open(id, OBJ_ANY);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
        Optional<NewObjects.NewObject> made = objects.find(id);
        return made.isPresent()
                ? new ObjectLoader.SmallObject(made.get().type(), made.get().bytes())
                : cache.open(id, type);
    }

    @Override
    public BitmapIndex getBitmapIndex() {
        return new PushContents(objects);
    }

    @Override
    public ObjectToPack newObjectToPack(AnyObjectId id, int type) {
        return new ObjectToPack(id, type);
    }

    @Override
    public void selectObjectRepresentation(
            PackWriter packer,
            org.eclipse.jgit.lib.ProgressMonitor monitor,
            Iterable<ObjectToPack> selected) {
        for (ObjectToPack object : selected) {
            objects.find(object)
                    .filter(made -> deltas)
                    .flatMap(NewObjects.NewObject::delta)
                    .ifPresent(delta -> packer.select(object, new AsDelta(delta.base())));
            monitor.update(1);
        }
    }

    /// Says that an object is at hand as a delta.
    private static final class AsDelta extends StoredObjectRepresentation {

        private final ObjectId base;

        AsDelta(ObjectId base) {
            this.base = base;
        }

        @Override
        public int getFormat() {
            return PACK_DELTA;
        }

        @Override
        public ObjectId getDeltaBase() {
            return base;
        }
    }

    @Override
    public void writeObjects(PackOutputStream out, List<ObjectToPack> list) throws IOException {
        for (ObjectToPack object : list) {
            out.writeObject(object);
        }
    }

    @Override
    public void copyObjectAsIs(PackOutputStream out, ObjectToPack object, boolean validate)
            throws IOException {
        byte[] delta =
                objects.find(object)
                        .flatMap(NewObjects.NewObject::delta)
                        .map(NewObjects.Delta::bytes)
                        .orElseThrow(() -> new IOException("No delta of " + object.name()));
        out.writeHeader(object, delta.length);
        try (var deflater = new Deflater()) {
            deflater.setInput(delta);
            deflater.finish();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
    }

    @Override
    public void copyPackAsIs(PackOutputStream out, CachedPack pack) throws IOException {
        throw new IOException("There are no whole packs to be copied");
    }

    @Override
    public Collection<CachedPack> getCachedPacksAndUpdate(BitmapIndex.BitmapBuilder needed) {
        return List.of();
    }
}
