package dev.sutler.gitops.mirror;

/// A change that somebody wants, in words that hold on any commit.
///
/// It recognises its own work: on a commit that has it, it answers [Changes.None]. That, and
/// nothing else, keeps it from being done twice after a push whose outcome nobody knows.
public interface Edit {

    /// What tells this edit from all others, for ever; the same for the same wish.
    String key();

    /// The first line of the commit.
    String subject();

    /// What is to be changed on this commit. Called again on every newer one until a push is
    /// accepted, on the publisher's thread: quick, and without side effects.
    ///
    /// @param now the newest commit, with the changes of those edits that will share the next one
    Changes changes(Snapshot now);
}
