package dev.sutler.gitops.mirror;

import com.googlecode.javaewah.EWAHCompressedBitmap;

import org.eclipse.jgit.internal.storage.file.PackBitmapIndex;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.BitmapObject;
import org.eclipse.jgit.lib.ObjectId;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells JGit what is reachable from a commit that was just made, and from everything else: its new
/// objects from the one, and none of them from the other.
final class PushContents implements BitmapIndex {

    private final NewObjects objects;

    PushContents(NewObjects objects) {
        this.objects = objects;
    }

    @Override
    public Bitmap getBitmap(AnyObjectId id) {
        return objects.find(id).isPresent() ? newBitmapBuilder().addAll() : newBitmapBuilder();
    }

    @Override
    public Reachable newBitmapBuilder() {
        return new Reachable();
    }

    /// A set of objects.
    ///
    /// It is asked in two ways: which objects are in it, and whether one is that the other side
    /// has, so that a delta may build on it. All that is not new, the other side has.
    final class Reachable implements BitmapBuilder {

        private final Map<ObjectId, Integer> members = new LinkedHashMap<>();

        Reachable addAll() {
            objects.all().forEach(object -> members.put(object.id(), object.type()));
            return this;
        }

        @Override
        public boolean contains(AnyObjectId id) {
            return members.containsKey(id) || objects.find(id).isEmpty();
        }

        @Override
        public BitmapBuilder addObject(AnyObjectId id, int type) {
            members.put(id.toObjectId(), type);
            return this;
        }

        @Override
        public void remove(AnyObjectId id) {
            members.remove(id);
        }

        @Override
        public BitmapBuilder or(Bitmap other) {
            other.forEach(object -> members.put(object.getObjectId(), object.getType()));
            return this;
        }

        @Override
        public BitmapBuilder andNot(Bitmap other) {
            other.forEach(object -> members.remove(object.getObjectId()));
            return this;
        }

        @Override
        public BitmapBuilder xor(Bitmap other) {
            other.forEach(
                    object -> {
                        if (members.remove(object.getObjectId()) == null) {
                            members.put(object.getObjectId(), object.getType());
                        }
                    });
            return this;
        }

        @Override
        public Bitmap build() {
            return this;
        }

        @Override
        public boolean removeAllOrNone(PackBitmapIndex index) {
            return false;
        }

        @Override
        public int cardinality() {
            return members.size();
        }

        @Override
        public BitmapIndex getBitmapIndex() {
            return PushContents.this;
        }

        @Override
        public EWAHCompressedBitmap retrieveCompressed() {
            throw new UnsupportedOperationException("There are no numbers of objects here");
        }

        @Override
        public Iterator<BitmapObject> iterator() {
            Iterator<Map.Entry<ObjectId, Integer>> each = Map.copyOf(members).entrySet().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public BitmapObject next() {
                    Map.Entry<ObjectId, Integer> next = each.next();
                    return new Member(next.getKey(), next.getValue());
                }
            };
        }
    }

    private static final class Member extends BitmapObject {

        private final ObjectId id;
        private final int type;

        Member(ObjectId id, int type) {
            this.id = id;
            this.type = type;
        }

        @Override
        public int getType() {
            return type;
        }

        @Override
        public ObjectId getObjectId() {
            return id;
        }
    }
}
