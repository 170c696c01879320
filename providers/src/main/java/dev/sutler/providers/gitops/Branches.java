package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.Mirror;
import dev.sutler.gitops.mirror.MirrorOptions;
import dev.sutler.gitops.mirror.MirrorResources;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Standing;
import dev.sutler.gitops.mirror.Submission;
import dev.sutler.spi.Turns;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
                        options, one -> new Shared(Mirror.open(one, turns, resources)));
        shared.users++;
        return new Borrowed(options, shared.mirror);
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
        private final Mirror mirror;
        private int users;

        Shared(Mirror mirror) {
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
