package dev.sutler.gitops.mirror;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The repository as it stands in one commit. It stays what it is, whatever happens to the branch.
public final class Snapshot {

    /// The most that is read of one file.
    public static final int LARGEST_FILE = 1 << 20;

    private final String commit;

    Snapshot(String commit) {
        this.commit = commit;
    }

    /// The commit's id, 40 hexadecimal digits.
    public String commit() {
        return commit;
    }

    /// What stands at a path.
    ///
    /// @throws MirrorException if the copy at hand is broken; it will be made anew
    public Content read(String path) {
        return new Content.Absent();
    }

    /// The names of the directories in a directory, sorted; none if there is no such directory.
    ///
    /// @param path empty for the root
    public List<String> directories(String path) {
        return List.of();
    }

    /// The first commit of the unbroken run, up to this one, in which what stands at `path` holds.
    ///
    /// @param holds asked about the bytes of the file; what is no file does not hold
    /// @return empty if it does not hold now
    public Optional<String> introduced(String path, Predicate<byte[]> holds) {
        return Optional.empty();
    }

    /// Whether what stands at `path` was written after a commit: by one that descends from it, and
    /// that was not made earlier and put on top of it (committed later than authored, and authored
    /// before `commit` was committed).
    public boolean writtenAfter(String path, String commit) {
        return false;
    }
}
