package dev.sutler.gitops.tool;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

import java.io.IOException;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Which paths have changed since a moment, by the time of commits.
///
/// A commit that another one came before, by the clock of whoever made it, is still found: clocks
/// differ. And where the history of a shallow clone ends, everything counts as changed.
final class RecentPaths {

    /* How many old commits in a row mean that there are no new ones behind them. */
    private static final int OLD_IN_A_ROW = 500;

    private final NavigableSet<String> paths = new TreeSet<>();

    private RecentPaths() {}

    static RecentPaths since(Repository clone, ObjectId newest, Instant moment) throws IOException {
        RecentPaths recent = new RecentPaths();
        int old = 0;
        try (var walk = new RevWalk(clone)) {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(newest));
            for (RevCommit commit : walk) {
                if (Instant.ofEpochSecond(commit.getCommitTime()).isAfter(moment)) {
                    old = 0;
                    recent.add(clone, walk, commit);
                } else if (++old > OLD_IN_A_ROW) {
                    break;
                }
            }
        }
        return recent;
    }

    private void add(Repository clone, RevWalk walk, RevCommit commit) throws IOException {
        int parents = commit.getParentCount();
        try (ObjectReader reader = clone.newObjectReader();
                var files = new TreeWalk(clone, reader)) {
            for (int each = 0; each < parents; each++) {
                RevCommit parent = walk.parseCommit(commit.getParent(each));
                files.addTree(new CanonicalTreeParser(new byte[0], reader, parent.getTree()));
            }
            if (parents == 0) {
                files.addTree(new EmptyTreeIterator());
            }
            int own = files.addTree(commit.getTree());
            files.setRecursive(true);
            files.setFilter(TreeFilter.ANY_DIFF);
            while (files.next()) {
                if (differsFromAll(files, own)) {
                    paths.add(files.getPathString());
                }
            }
        }
    }

    /* What a merge has from one of its parents came by that parent. */
    private static boolean differsFromAll(TreeWalk files, int own) {
        for (int parent = 0; parent < own; parent++) {
            if (files.idEqual(parent, own) && files.getRawMode(parent) == files.getRawMode(own)) {
                return false;
            }
        }
        return true;
    }

    /// Whether anything below a directory has changed.
    boolean isBelow(String directory) {
        String next = paths.ceiling(directory + "/");
        return next != null && next.startsWith(directory + "/");
    }
}
