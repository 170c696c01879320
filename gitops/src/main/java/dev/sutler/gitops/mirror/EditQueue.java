package dev.sutler.gitops.mirror;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The edits that wait, and what has become of others until somebody asks.
final class EditQueue {

    /// How many results are kept that nobody has asked for. Who asks too late has the edit done
    /// again, which finds that it is done.
    private static final int MOST_RESULTS = 100_000;

    private final Map<String, Edit> waiting = new LinkedHashMap<>();
    private final Map<String, Submission> results = new LinkedHashMap<>();
    private final Bell bell;

    /// @param bell rung when an edit comes, not when one is asked about
    EditQueue(Bell bell) {
        this.bell = bell;
    }

    /// Tells what has become of the edit of this key, or queues it.
    Submission submit(Edit edit, Standing standing) {
        boolean another;
        synchronized (this) {
            Submission result = results.remove(edit.key());
            if (result != null) {
                return result;
            }
            // The newer one knows better who it is that asks.
            another = waiting.put(edit.key(), edit) == null;
        }
        if (another) {
            bell.ring();
        }
        return new Submission.Waiting(standing);
    }

    synchronized List<Edit> first(int most) {
        return waiting.values().stream().limit(most).toList();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void settle(Map<String, Submission> settled) {
        settled.forEach(
                (key, result) -> {
                    waiting.remove(key);
                    results.put(key, result);
                });
        var eldest = results.keySet().iterator();
        while (results.size() > MOST_RESULTS) {
            eldest.next();
            eldest.remove();
        }
    }
}
