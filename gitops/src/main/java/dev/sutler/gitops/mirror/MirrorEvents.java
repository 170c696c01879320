package dev.sutler.gitops.mirror;

/// Who is told what happens to a mirror, on its own threads: be quick, and do not throw.
public interface MirrorEvents {

    /// Tells nobody.
    MirrorEvents NONE = new MirrorEvents() {};

    /// The newest known commit is another one.
    default void moved(String commit) {}

    /// The branch was replaced by one that does not contain what it had: what was published may be
    /// gone.
    default void rewritten(Standing.Rewrite rewrite) {}
}
