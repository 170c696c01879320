package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Edits that share a commit on one snapshot.
///
/// Each sees what those before it want. What one is told that depends on that is told only when the
/// commit is accepted.
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /// The most that is written by one commit, in bytes.
    private static final long LARGEST = 32L << 20;

    private final Snapshot base;
    private final Draft draft;
    private final List<Edit> written = new ArrayList<>();
    private final Map<String, Submission> settled = new LinkedHashMap<>();
    private final List<String> satisfied = new ArrayList<>();
    private final Map<String, Submission> later = new LinkedHashMap<>();
    private long size;

    private Batch(Snapshot base, Draft draft) {
        this.base = base;
        this.draft = draft;
    }

    /// Asks each edit what it wants.
    static Batch ask(Cache cache, Snapshot base, List<Edit> edits) {
        return cache.reading(
                reader -> {
                    var batch = new Batch(base, new Draft(reader, cache.trees(), base.root()));
                    for (Edit edit : edits) {
                        if (batch.size > LARGEST) {
                            break;
                        }
                        batch.ask(edit);
                    }
                    return batch;
                });
    }

    private void ask(Edit edit) throws IOException {
        boolean first = draft.isEmpty();
        switch (changes(edit, first ? base : base.under(draft))) {
            case Changes.None _ -> satisfied(edit, first);
            case Changes.Refuse refuse -> refused(edit, first, refuse.reason());
            case Changes.Write write when write.files().isEmpty() -> satisfied(edit, first);
            case Changes.Write write -> {
                Optional<String> problem = draft.apply(write.files());
                if (problem.isPresent()) {
                    refused(edit, first, problem.get());
                } else {
                    written.add(edit);
                    write.files()
                            .values()
                            .forEach(file -> size += file.map(b -> b.length).orElse(0));
                }
            }
        }
    }

    private static Changes changes(Edit edit, Snapshot now) {
        try {
            return edit.changes(now);
        } catch (MirrorException broken) {
            // Not its fault.
            throw broken;
        } catch (RuntimeException bug) {
            LOG.error("The edit `{}` failed, and is refused", edit.key(), bug);
            return new Changes.Refuse(
                    "The change could not be worked out ("
                            + bug.getClass().getSimpleName()
                            + "); the log says more.");
        }
    }

    private void satisfied(Edit edit, boolean now) {
        if (now) {
            settled.put(edit.key(), new Submission.Published(base.commit()));
        } else {
            satisfied.add(edit.key());
        }
    }

    private void refused(Edit edit, boolean now, String reason) {
        (now ? settled : later).put(edit.key(), new Submission.Refused(reason));
    }

    /// What is certain already.
    Map<String, Submission> settled() {
        return settled;
    }

    /// What is certain once this commit is the newest.
    Map<String, Submission> settledBy(ObjectId commit) {
        var all = new LinkedHashMap<>(later);
        var published = new Submission.Published(commit.name());
        written.forEach(edit -> all.put(edit.key(), published));
        satisfied.forEach(key -> all.put(key, published));
        return all;
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    /// Puts the commit together.
    ///
    /// @return empty if nothing would change
    Optional<Proposal> build(MirrorOptions.Author author, Instant at) {
        var objects = new NewObjects();
        try {
            ObjectId tree = draft.build(objects);
            if (tree.equals(base.root())) {
                return Optional.empty();
            }
            var who = new PersonIdent(author.name(), author.email(), at, ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentId(base.id());
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setEncoding(StandardCharsets.UTF_8);
            commit.setMessage(CommitMessage.of(written.stream().map(Edit::subject).toList()));
            return Optional.of(
                    new Proposal(objects.commit(commit.build()), objects, draft.touched()));
        } catch (IOException broken) {
            throw new MirrorException("The copy is broken, and will be made anew", broken);
        }
    }
}
