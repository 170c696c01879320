package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.ObjectId;

import java.util.Set;

/// A commit that is offered to the remote.
///
/// @param objects all that is new in it
/// @param touched the paths that it writes or removes
record Proposal(ObjectId commit, NewObjects objects, Set<String> touched) {}
