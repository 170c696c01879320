package dev.sutler.gitops.tool;

import dev.sutler.gitops.mirror.Remote;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The branch of the remote that a clone goes with.
///
/// @param remote the remote's name in the clone
/// @param url where it is; may hold a password
/// @param branch the branch's short name there
record Upstream(String remote, String url, String branch) {

    Upstream {
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(branch, "branch");
    }

    /// Finds it.
    ///
    /// @throws ToolException if the clone does not say which one it is
    static Upstream of(Repository clone, CloneOptions options) {
        try {
            StoredConfig config = clone.getConfig();
            Optional<String> here = checkedOut(clone);
            String remote = options.remote().orElseGet(() -> remote(config, here));
            String url =
                    Optional.ofNullable(config.getString("remote", remote, "url"))
                            .orElseThrow(
                                    () ->
                                            cannot(
                                                    "The clone has no remote `%s`. Add it with `git remote add %s URL`, or name another with --remote; --no-push needs none."
                                                            .formatted(remote, remote)));
            Optional<String> branch =
                    options.branch()
                            .or(() -> here.map(name -> merged(config, name)))
                            .or(() -> ofRemote(clone, remote));
            return new Upstream(
                    remote,
                    url,
                    branch.orElseThrow(
                            () ->
                                    cannot(
                                            "No branch is checked out in the clone. Name the remote's branch with --branch.")));
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.Kind.CANNOT, "The clone cannot be read.", unreadable);
        }
    }

    private static Optional<String> checkedOut(Repository clone) throws IOException {
        return Optional.ofNullable(clone.exactRef(Constants.HEAD))
                .filter(Ref::isSymbolic)
                .map(head -> Repository.shortenRefName(head.getTarget().getName()));
    }

    private static String remote(StoredConfig config, Optional<String> branch) {
        return branch.map(name -> config.getString("branch", name, "remote"))
                .filter(name -> !name.equals("."))
                .or(() -> only(config.getSubsections("remote").stream().toList()))
                .orElse(Constants.DEFAULT_REMOTE_NAME);
    }

    private static String merged(StoredConfig config, String branch) {
        return Optional.ofNullable(config.getString("branch", branch, "merge"))
                .map(Repository::shortenRefName)
                .orElse(branch);
    }

    /* A pipeline often has a commit checked out, and no branch. */
    private static Optional<String> ofRemote(Repository clone, String remote) {
        String prefix = Constants.R_REMOTES + remote + "/";
        try {
            Optional<String> head =
                    Optional.ofNullable(clone.exactRef(prefix + Constants.HEAD))
                            .filter(Ref::isSymbolic)
                            .map(ref -> ref.getTarget().getName().substring(prefix.length()));
            return head.isPresent()
                    ? head
                    : only(
                            clone.getRefDatabase().getRefsByPrefix(prefix).stream()
                                    .map(ref -> ref.getName().substring(prefix.length()))
                                    .toList());
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.Kind.CANNOT, "The clone cannot be read.", unreadable);
        }
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static ToolException cannot(String message) {
        return new ToolException(ToolException.Kind.CANNOT, message);
    }

    /// The branch in the remote.
    String head() {
        return Constants.R_HEADS + branch;
    }

    /// Where the clone remembers the remote's branch.
    String tracking() {
        return Constants.R_REMOTES + remote + "/" + branch;
    }

    /// The address for everybody to read.
    String displayed() {
        return new Remote(url, branch).displayed();
    }

    /// Without a password.
    @Override
    public String toString() {
        return displayed();
    }
}
