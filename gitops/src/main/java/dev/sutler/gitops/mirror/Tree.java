package dev.sutler.gitops.mirror;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A directory as git stores it, with an index over its entries.
///
/// The directory of all instances has tens of thousands of entries and is looked at in every call:
/// it is kept as the bytes that it is, and searched by halves. Nobody changes the bytes.
final class Tree {

    static final Tree EMPTY = new Tree(new byte[0], new int[] {0});

    /// Git's order of entries: names are compared as if those of directories ended with a slash.
    static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::sortKey, Arrays::compareUnsigned);

    private static final int ID = 20;

    private final byte[] raw;

    /// Where each entry begins, and one more: where the last ends.
    private final int[] starts;

    private Tree(byte[] raw, int[] starts) {
        this.raw = raw;
        this.starts = starts;
    }

    /// An entry.
    ///
    /// @param mode what kind of thing it is, as git counts
    record Entry(String name, int mode, ObjectId id) {
        boolean isTree() {
            return FileMode.TREE.equals(mode);
        }

        byte[] sortKey() {
            return Tree.sortKey(name.getBytes(StandardCharsets.UTF_8), isTree());
        }

        boolean isFile() {
            return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
        }
    }

    /// Reads the bytes of a tree object.
    static Tree of(byte[] raw) throws CorruptObjectException {
        int[] starts = new int[Math.max(16, raw.length / 32)];
        int count = 0;
        int at = 0;
        while (at < raw.length) {
            if (count + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[count++] = at;
            int nul = at;
            while (nul < raw.length && raw[nul] != 0) {
                nul++;
            }
            at = nul + 1 + ID;
            if (at > raw.length) {
                throw new CorruptObjectException("a tree ends within an entry");
            }
        }
        starts[count] = raw.length;
        return new Tree(raw, Arrays.copyOf(starts, count + 1));
    }

    static byte[] sortKey(byte[] name, boolean tree) {
        byte[] key = Arrays.copyOf(name, name.length + 1);
        key[name.length] = tree ? (byte) '/' : 0;
        return key;
    }

    byte[] raw() {
        return raw;
    }

    int size() {
        return starts.length - 1;
    }

    /// Where the entry at an index begins; for the size, where all end.
    int start(int index) {
        return starts[index];
    }

    /// Which entry has the byte at this place, or begins behind the last one.
    int indexAt(int at) {
        int index = Arrays.binarySearch(starts, at);
        return index >= 0 ? index : -2 - index;
    }

    Entry entry(int index) throws CorruptObjectException {
        int name = nameStart(index);
        int nul = starts[index + 1] - ID - 1;
        return new Entry(
                new String(raw, name, nul - name, StandardCharsets.UTF_8),
                mode(index),
                ObjectId.fromRaw(raw, nul + 1));
    }

    /// The entry of a name, whatever kind it is of.
    Optional<Entry> find(String name) throws CorruptObjectException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int index = search(bytes, true);
        if (index < 0) {
            index = search(bytes, false);
        }
        return index < 0 ? Optional.empty() : Optional.of(entry(index));
    }

    /// The names of all directories in it.
    List<String> directories() throws CorruptObjectException {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < size(); index++) {
            if (FileMode.TREE.equals(mode(index))) {
                names.add(entry(index).name());
            }
        }
        return names;
    }

    /// Where an entry of this name and kind is; or, if there is none, `-1 - i`, where `i` is the
    /// index that it would have.
    int search(byte[] name, boolean tree) throws CorruptObjectException {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, name, tree);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    /* Git compares names as if those of directories ended with a slash. */
    private int compare(int index, byte[] name, boolean tree) throws CorruptObjectException {
        int from = nameStart(index);
        int to = starts[index + 1] - ID - 1;
        int common = Math.min(to - from, name.length);
        int order = Arrays.compareUnsigned(raw, from, from + common, name, 0, common);
        if (order != 0) {
            return order;
        }
        boolean isTree = FileMode.TREE.equals(mode(index));
        return Integer.compare(
                from + common < to ? raw[from + common] & 0xff : isTree ? '/' : 0,
                common < name.length ? name[common] & 0xff : tree ? '/' : 0);
    }

    private int nameStart(int index) throws CorruptObjectException {
        for (int at = starts[index]; at < starts[index + 1] - ID; at++) {
            if (raw[at] == ' ') {
                return at + 1;
            }
        }
        throw new CorruptObjectException("a tree has an entry without a name");
    }

    private int mode(int index) {
        int mode = 0;
        for (int at = starts[index]; raw[at] >= '0' && raw[at] <= '7'; at++) {
            mode = (mode << 3) + raw[at] - '0';
        }
        return mode;
    }
}
