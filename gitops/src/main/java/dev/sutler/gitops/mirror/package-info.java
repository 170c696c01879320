/// One branch of a remote repository: a copy of it that is always at hand, and a way to change the
/// original.
///
/// **What it owns.** A bare clone in a folder of its own, which is nothing but a cache: what counts
/// is what the remote has. Everything that speaks git, or leads to a remote, stands here.
///
/// **Which way it flows.** Whoever wants a change hands over an `Edit`. One thread takes all that
/// have gathered, asks each what it would change on the newest commit, makes one commit of it and
/// pushes that, if the remote still is where it was; otherwise it fetches and asks again. Readers
/// look at a `Snapshot`, and never wait for the remote.
///
/// **What it may not touch.** It knows nothing of instances and bindings, and of no broker. It may
/// see `spi` and JGit.
@NullMarked
package dev.sutler.gitops.mirror;

import org.jspecify.annotations.NullMarked;
