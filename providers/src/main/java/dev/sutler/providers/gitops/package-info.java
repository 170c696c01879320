/// The provider `gitops`: what is asked for is written into a git repository, and whatever a
/// pipeline answers there is what becomes of it.
///
/// **What it owns.** In the repository `instance.yml` and `binding.yml` of what this broker was
/// asked for, the texts that it sets a `status.yml` back to, and the marker that says whose
/// repository it is. What a pipeline writes, `status.yml` and `credentials.yml`, is the pipeline's;
/// credentials are removed when they have served.
///
/// **What it needs.** A repository that it may push to, and a pipeline that reacts.
///
/// **What a plan may set.** [PlanSettings]; the repository and the way to it stand in the
/// offering's block or in the broker's configuration, [GitopsSettings].
///
/// **What is left behind on failure.** Nothing is deleted from a repository but credentials: what
/// is gone stays there as a file that says so, with the number of the call that said it, so that no
/// late call can bring it back.
///
/// Control flows from Sutler into `GitopsProvider`. A call first has its `FileEdit` published,
/// which knows what the file should say, by way of a `Branch`; later calls look whether the
/// pipeline has answered, which `Answers` alone decides. No call waits for the remote. It may see
/// `spi`, `providers.support` and the module `gitops`.
@NullMarked
package dev.sutler.providers.gitops;

import org.jspecify.annotations.NullMarked;
