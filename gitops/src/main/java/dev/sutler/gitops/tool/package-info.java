/// What a pipeline and its operators do with a clone of the repository: look, answer, wait, tidy
/// up.
///
/// **What it owns.** A clone that somebody else made, for as long as a command runs: it reads
/// commits and never the work tree, makes commits of its own without touching the files there,
/// pushes them, and only then has the clone follow. Who is told that something was not done finds
/// the clone as it was.
///
/// **Which way it flows.** [Clone] is the door. A change is an `Edit`: it is asked what it wants on
/// a commit, and asked again on each newer one until a push is accepted. It says so itself when it
/// comes too late.
///
/// **What it may not touch.** It prints nothing and ends no process: what could not be done is a
/// [ToolException]. It may see `files`, what `mirror` says about contents, and JGit.
@NullMarked
package dev.sutler.gitops.tool;

import org.jspecify.annotations.NullMarked;
