package dev.sutler.gitops.mirror;

/// Is told which step of publishing was reached. A test ends the process there, so to speak.
interface Steps {

    Steps UNWATCHED = step -> {};

    void reached(Step step);

    enum Step {
        /// A commit was put together. It is nowhere but in memory.
        BUILT,
        /// The remote has answered to a push.
        PUSHED,
        /// What the remote has accepted is on disk, too.
        STORED,
        /// Those who want to know can know.
        SETTLED
    }
}
