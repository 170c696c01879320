package dev.sutler.gitops.tool;

import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A clone of the repository, and what can be done with it. All methods throw [ToolException].
///
/// Looking means looking at the commit that is checked out, not at the work tree.
public final class Clone implements AutoCloseable {

    /* Another program may be at work in the clone for a moment. */
    private static final int PATIENCE = 5;

    private final Repository clone;
    private final CloneOptions options;
    private final ToolResources resources;
    private Optional<View> looked = Optional.empty();

    private Clone(Repository clone, CloneOptions options, ToolResources resources) {
        this.clone = clone;
        this.options = options;
        this.resources = resources;
    }

    /// Opens the clone that a folder is in. Touches no network.
    public static Clone open(CloneOptions options, ToolResources resources) {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder()
                        .findGitDir(options.directory().toAbsolutePath().normalize().toFile());
        if (builder.getGitDir() == null) {
            throw new ToolException(
                    Kind.CANNOT,
                    "%s is not in a clone of a git repository. Name one with --repository."
                            .formatted(options.directory()));
        }
        try {
            return new Clone(builder.setMustExist(true).build(), options, resources);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /// All instances.
    public List<Listed> list() {
        return new Inventory(look()).list();
    }

    /// All files of an instance in one object.
    ///
    /// @param revealed whether what is secret is shown
    public ObjectNode show(Target target, boolean revealed) {
        return new Showing(look(), revealed).show(target);
    }

    /// What is malformed or contradictory.
    public List<Finding> examine() {
        return new Doctor(look()).examine();
    }

    /// Writes an answer into the repository.
    ///
    /// @param push whether it is pushed; otherwise there is a commit in the clone
    public Done answer(Answer answer, boolean push) {
        return write(new AnswerEdit(answer), push);
    }

    /// Waits for an answer of the pipeline.
    ///
    /// @param said is told what it says meanwhile
    public void await(Awaited awaited, Consumer<String> said) {
        Upstream upstream = upstream();
        try (Link link = link(upstream)) {
            new Waiting(clone, upstream, link, resources).await(awaited, said);
        }
    }

    /// Removes what was removed and is not asked for any more.
    ///
    /// @param age for how long nothing has changed about it
    public Sweep plan(Duration age) {
        return new Sweeping(clone, resources.clock().instant().minus(age)).plan(look());
    }

    /// Does what [#plan] says.
    public Done sweep(Duration age, boolean push) {
        return write(new Sweeping(clone, resources.clock().instant().minus(age)), push);
    }

    /// What was done.
    ///
    /// @param commit the newest commit; it has what was wanted
    /// @param staysBehind why the clone has not followed
    public record Done(String commit, Optional<String> staysBehind) {}

    private Done write(Edit edit, boolean push) {
        try {
            Commits commits = new Commits(clone, options.author(), resources.clock());
            ClonedHead head = new ClonedHead(clone);
            Optional<ObjectId> before = head.commit();
            Publication.Published published =
                    push ? published(edit, commits, before) : committed(edit, commits, before);
            Optional<String> obstacle = follow(head, before, published);
            for (int more = 0; more < PATIENCE && obstacle.isPresent(); more++) {
                resources.pause().await(Duration.ofMillis(100));
                obstacle = follow(head, before, published);
            }
            if (!push && obstacle.isPresent()) {
                throw new ToolException(
                        Kind.CANNOT,
                        "No commit was made in the clone: %s.".formatted(obstacle.get()));
            }
            looked = Optional.empty();
            return new Done(published.commit().name(), obstacle);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private static Optional<String> follow(
            ClonedHead head, Optional<ObjectId> before, Publication.Published published)
            throws IOException {
        return head.move(before, published.commit(), published.wish().files().keySet());
    }

    private Publication.Published published(Edit edit, Commits commits, Optional<ObjectId> before)
            throws IOException {
        Upstream upstream = upstream();
        try (Link link = link(upstream)) {
            return new Publication(clone, upstream, link, commits, resources)
                    .publish(edit, before, options.reach().tries());
        }
    }

    private Publication.Published committed(Edit edit, Commits commits, Optional<ObjectId> before)
            throws IOException {
        Edit.Wish wish = edit.on(look());
        ObjectId commit =
                commits.write(before, wish)
                        .orElseThrow(
                                () -> new ToolException(Kind.CANNOT, "There is nothing to do."));
        return new Publication.Published(commit, wish);
    }

    private Upstream upstream() {
        return Upstream.of(clone, options);
    }

    private Link link(Upstream upstream) {
        return options.reach().systemGit()
                ? new SystemGitLink(clone, upstream, options.reach())
                : new JGitLink(clone, upstream, options.reach());
    }

    private View look() {
        if (looked.isEmpty()) {
            try {
                looked =
                        Optional.of(
                                new ClonedHead(clone)
                                        .commit()
                                        .map(id -> View.of(clone, id))
                                        .orElseGet(() -> View.ofNothing(clone)));
            } catch (IOException unreadable) {
                throw unreadable(unreadable);
            }
        }
        return looked.get();
    }

    private static ToolException unreadable(IOException cause) {
        return new ToolException(Kind.CANNOT, "The clone cannot be read or written.", cause);
    }

    @Override
    public void close() {
        clone.close();
    }
}
