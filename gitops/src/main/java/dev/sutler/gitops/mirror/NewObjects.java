package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The objects of a commit that is not published yet. They are on disk only once it is: a push that
/// was not accepted leaves nothing behind.
final class NewObjects {

    private final Map<ObjectId, NewObject> objects = new LinkedHashMap<>();
    private final ObjectInserter.Formatter formatter = new ObjectInserter.Formatter();

    /// An object.
    ///
    /// @param delta how it is made from another that the remote has
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record NewObject(ObjectId id, int type, byte[] bytes, Optional<Delta> delta) {}

    /// A way to send less.
    ///
    /// @param bytes in the words of a pack
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Delta(ObjectId base, byte[] bytes) {}

    ObjectId blob(byte[] bytes) {
        return add(Constants.OBJ_BLOB, bytes, Optional.empty());
    }

    ObjectId commit(byte[] bytes) {
        return add(Constants.OBJ_COMMIT, bytes, Optional.empty());
    }

    ObjectId tree(byte[] bytes, Optional<Delta> delta) {
        return add(Constants.OBJ_TREE, bytes, delta);
    }

    private ObjectId add(int type, byte[] bytes, Optional<Delta> delta) {
        ObjectId id = formatter.idFor(type, bytes);
        objects.putIfAbsent(id, new NewObject(id, type, bytes, delta));
        return id;
    }

    Optional<NewObject> find(AnyObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    Collection<NewObject> all() {
        return objects.values();
    }

    /// Puts them on disk.
    void store(ObjectInserter inserter) throws IOException {
        for (NewObject object : objects.values()) {
            ObjectId _ = inserter.insert(object.type(), object.bytes());
        }
        inserter.flush();
    }
}
