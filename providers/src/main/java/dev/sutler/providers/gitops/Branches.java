package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.Mirror;
import dev.sutler.gitops.mirror.MirrorOptions;
import dev.sutler.gitops.mirror.MirrorResources;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Standing;
import dev.sutler.gitops.mirror.Submission;
import dev.sutler.spi.Turns;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The mirrors of this process: one for all offerings that stand in the same branch and are reached
/// in the same way.
final class Branches {

    private final MirrorResources resources;
    private final Map<MirrorOptions, Shared> open = new HashMap<>();

    Branches(MirrorResources resources) {
        this.resources = resources;
    }

    /// A branch, until it is released.
    synchronized Branch borrow(MirrorOptions options, Turns turns) {
        Shared shared =
                open.computeIfAbsent(
                        options,
                        one -> {
                            MirrorOptions free = inFreeDirectory(one);
                            return new Shared(
                                    free.directory(), Mirror.open(free, turns, resources));
                        });
        shared.users++;
        return new Borrowed(options, shared.mirror);
    }

    /* An offering whose settings have changed works beside the one from before, until that is let go. */
    private MirrorOptions inFreeDirectory(MirrorOptions options) {
        Set<Path> taken =
                open.values().stream().map(shared -> shared.directory).collect(Collectors.toSet());
        Path directory = options.directory();
        for (int number = 2; taken.contains(directory); number++) {
            directory =
                    options.directory()
                            .resolveSibling(options.directory().getFileName() + "-" + number);
        }
        return new MirrorOptions(options.remote(), directory, options.author(), options.pace());
    }

    private synchronized void giveBack(MirrorOptions options) {
        Shared shared = open.get(options);
        if (shared != null && --shared.users == 0) {
            open.remove(options);
            shared.mirror.close();
        }
    }

    /* Counted under the lock of the registry. */
    private static final class Shared {
        private final Path directory;
        private final Mirror mirror;
        private int users;

        Shared(Path directory, Mirror mirror) {
            this.directory = directory;
            this.mirror = mirror;
        }
    }

    private final class Borrowed implements Branch {

        private final MirrorOptions options;
        private final Mirror mirror;
        private boolean released;

        Borrowed(MirrorOptions options, Mirror mirror) {
            this.options = options;
            this.mirror = mirror;
        }

        @Override
        public Optional<Snapshot> snapshot() {
            return mirror.snapshot();
        }

        @Override
        public Optional<Snapshot> at(String commit) {
            return mirror.at(commit);
        }

        @Override
        public Standing standing() {
            return mirror.standing();
        }

        @Override
        public Submission submit(Edit edit) {
            return mirror.submit(edit);
        }

        @Override
        public void hasten() {
            mirror.hasten();
        }

        @Override
        public synchronized void release() {
            if (!released) {
                released = true;
                giveBack(options);
            }
        }
    }
}
