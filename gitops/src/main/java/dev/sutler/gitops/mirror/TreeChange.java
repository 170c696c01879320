package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.pack.DeltaEncoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What turns a tree into another: pieces cut out and put in. It makes the new tree, and git's
/// delta between both, which nobody has to search for then.
final class TreeChange {

    private final Tree base;
    private final List<Piece> pieces = new ArrayList<>();

    /// Something taken out at a place in the base, and something put there.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Piece(int at, int removed, byte[] sortKey, byte[] added) {

        static final Comparator<Piece> ORDER =
                Comparator.comparingInt(Piece::at)
                        .thenComparing(Piece::sortKey, Arrays::compareUnsigned);

        int end() {
            return at + removed;
        }
    }

    TreeChange(Tree base) {
        this.base = base;
    }

    /// Puts an entry in place of what has its name.
    void put(Tree.Entry entry) throws IOException {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        byte[] added = bytes(entry, name);
        int same = base.search(name, entry.isTree());
        if (same >= 0) {
            pieces.add(piece(same, same + 1, entry.sortKey(), added));
        } else {
            cut(name, !entry.isTree());
            pieces.add(piece(-1 - same, -1 - same, entry.sortKey(), added));
        }
    }

    /// Takes out what has this name.
    void remove(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        cut(bytes, true);
        cut(bytes, false);
    }

    private void cut(byte[] name, boolean tree) throws IOException {
        int index = base.search(name, tree);
        if (index >= 0) {
            pieces.add(piece(index, index + 1, Tree.sortKey(name, tree), new byte[0]));
        }
    }

    private Piece piece(int from, int to, byte[] sortKey, byte[] added) {
        return new Piece(base.start(from), base.start(to) - base.start(from), sortKey, added);
    }

    private static byte[] bytes(Tree.Entry entry, byte[] name) {
        byte[] mode = (Integer.toOctalString(entry.mode()) + " ").getBytes(StandardCharsets.UTF_8);
        byte[] added = new byte[mode.length + name.length + 1 + 20];
        System.arraycopy(mode, 0, added, 0, mode.length);
        System.arraycopy(name, 0, added, mode.length, name.length);
        entry.id().copyRawTo(added, mode.length + name.length + 1);
        return added;
    }

    /// The changed tree.
    Tree tree() throws IOException {
        pieces.sort(Piece.ORDER);
        int length = base.raw().length;
        for (Piece piece : pieces) {
            length += piece.added().length - piece.removed();
        }
        byte[] raw = new byte[length];
        int from = 0;
        int to = 0;
        for (Piece piece : pieces) {
            int kept = piece.at() - from;
            System.arraycopy(base.raw(), from, raw, to, kept);
            System.arraycopy(piece.added(), 0, raw, to + kept, piece.added().length);
            to += kept + piece.added().length;
            from = piece.end();
        }
        System.arraycopy(base.raw(), from, raw, to, base.raw().length - from);
        return Tree.of(raw);
    }

    /// The delta from the base to the changed tree, in the words of a pack.
    byte[] delta(int length) {
        pieces.sort(Piece.ORDER);
        var out = new ByteArrayOutputStream();
        try {
            var encoder = new DeltaEncoder(out, base.raw().length, length);
            int from = 0;
            for (Piece piece : pieces) {
                if (piece.at() > from) {
                    encoder.copy(from, piece.at() - from);
                }
                if (piece.added().length > 0) {
                    encoder.insert(piece.added());
                }
                from = piece.end();
            }
            if (base.raw().length > from) {
                encoder.copy(from, base.raw().length - from);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
