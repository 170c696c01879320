package dev.sutler.rig.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The statements of one connection: which are prepared, and which are being executed.
final class Sentences {

    private static final Pattern WRITES = Pattern.compile("\\b(INSERT|UPDATE|DELETE)\\b");
    /* What a worker says about an operation that it holds names its epoch, also where the rig took it out. */
    private static final Pattern HELD =
            Pattern.compile("\\bepoch = \\$|held\\.epoch|\\$\\d+ IS NOT NULL AND");

    private static final Prepared NOTHING = new Prepared("", "", new byte[0]);

    private final Map<String, Prepared> prepared = new HashMap<>();
    private final List<String> batch = new ArrayList<>();
    private Prepared bound = NOTHING;

    void prepare(Prepared statement) {
        prepared.put(statement.name(), statement);
    }

    Prepared bind(String name) {
        bound = Optional.ofNullable(prepared.get(name)).orElse(NOTHING);
        return bound;
    }

    void execute() {
        batch.add(bound.sql());
    }

    void execute(String sql) {
        batch.add(sql);
    }

    /// Whether what was executed since the last time is about an operation that its sender holds,
    /// or once held.
    boolean aboutHeldWork() {
        return batch.stream().anyMatch(sql -> HELD.matcher(sql).find());
    }

    /// Whether what was executed since the last time ends in a commit of something.
    ///
    /// @param inTransaction whether a transaction was open before
    boolean endsInCommit(boolean inTransaction) {
        boolean commits =
                batch.stream().anyMatch(sql -> sql.equals("COMMIT"))
                        || (!inTransaction
                                && batch.stream().noneMatch(sql -> sql.startsWith("BEGIN"))
                                && batch.stream().anyMatch(Sentences::writes));
        batch.clear();
        return commits;
    }

    private static boolean writes(String sql) {
        return WRITES.matcher(sql.toUpperCase(Locale.ROOT)).find();
    }
}
