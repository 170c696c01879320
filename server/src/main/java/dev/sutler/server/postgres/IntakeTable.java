package dev.sutler.server.postgres;

import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.IntakeBinding;
import dev.sutler.core.intake.IntakeStore;
import dev.sutler.core.intake.Known;
import dev.sutler.core.operator.Instruction;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes in what was made elsewhere, a few hundred instances in a transaction. One that stops the
/// others is found by taking each by itself.
final class IntakeTable implements IntakeStore {

    private static final String LOOK = "look for what is to be taken in";
    private static final String TAKE = "take something in";

    private static final int BATCH = 250;

    private static final int LONGEST_ID = 1_024;

    private final Pool pool;
    private final IntakeWriting writing;
    private final KnownInstances known;

    IntakeTable(Pool pool, Rows rows) {
        this.pool = pool;
        this.writing = new IntakeWriting(rows);
        this.known = new KnownInstances(rows.instances());
    }

    @Override
    public List<Reception> look(List<Intake> intakes) {
        return each(
                intakes,
                batch ->
                        pool.transaction(
                                        LOOK,
                                        connection -> Optional.of(receptions(connection, batch)))
                                .orElseGet(Map::of));
    }

    @Override
    public List<Reception> take(List<Intake> intakes, Instruction why, String origin) {
        return each(intakes, batch -> taken(batch, new IntakeWriting.Order(why, origin)));
    }

    /// Answers for a batch, by instance.
    @FunctionalInterface
    private interface Answering {
        Map<String, Reception> of(List<Intake> batch);
    }

    /* In the order of their ids, so that two who take in the same wait for each other and do not block each other. */
    private static List<Reception> each(List<Intake> intakes, Answering answering) {
        Map<String, Reception> answers = new HashMap<>();
        List<Intake> fit = new ArrayList<>();
        for (Intake intake : intakes) {
            Optional<Reception> unfit = unfit(intake);
            unfit.ifPresent(reception -> answers.put(intake.instanceId(), reception));
            if (unfit.isEmpty()) {
                fit.add(intake);
            }
        }
        fit.sort(Comparator.comparing(Intake::instanceId));
        for (int start = 0; start < fit.size(); start += BATCH) {
            answers.putAll(answering.of(fit.subList(start, Math.min(start + BATCH, fit.size()))));
        }
        return intakes.stream().map(intake -> answers.get(intake.instanceId())).toList();
    }

    private static Optional<Reception> unfit(Intake intake) {
        List<String> ids = new ArrayList<>(List.of(intake.instanceId()));
        for (IntakeBinding binding : intake.bindings()) {
            ids.add(binding.key().bindingId());
        }
        boolean fit =
                ids.stream()
                        .allMatch(
                                id ->
                                        !id.isEmpty()
                                                && id.getBytes(StandardCharsets.UTF_8).length
                                                        <= LONGEST_ID
                                                && Texts.cleaned(id).equals(id));
        return fit
                ? Optional.empty()
                : Optional.of(
                        new Reception.Unfit(
                                "Its id, or that of a binding, is empty, longer than "
                                        + LONGEST_ID
                                        + " bytes, or holds what no id can."));
    }

    private Map<String, Reception> taken(List<Intake> batch, IntakeWriting.Order order) {
        try {
            Optional<Map<String, Reception>> together =
                    pool.transaction(
                            TAKE, connection -> Optional.of(write(connection, batch, order)));
            return together.orElseGet(() -> apart(batch, order));
        } catch (UnstorableDataException unstorable) {
            return batch.size() == 1
                    ? Map.of(
                            batch.getFirst().instanceId(),
                            new Reception.Unfit(
                                    "It holds what cannot be stored: the character U+0000, half a"
                                            + " surrogate pair, a number beyond its range, or JSON"
                                            + " that nests too deeply."))
                    : apart(batch, order);
        }
    }

    private Map<String, Reception> apart(List<Intake> batch, IntakeWriting.Order order) {
        if (batch.size() == 1) {
            return Map.of(batch.getFirst().instanceId(), overtaken());
        }
        Map<String, Reception> answers = new HashMap<>();
        for (Intake each : batch) {
            answers.putAll(taken(List.of(each), order));
        }
        return answers;
    }

    private static Reception overtaken() {
        return new Reception.Differs(List.of("Somebody else was first. Look again."));
    }

    private Map<String, Reception> receptions(Connection connection, List<Intake> batch)
            throws SQLException {
        Map<String, Reception> answers = new HashMap<>();
        Map<String, Known> there = known.of(connection, batch);
        for (Intake intake : batch) {
            Known mine = there.getOrDefault(intake.instanceId(), Known.NOTHING);
            answers.put(intake.instanceId(), mine.receive(intake));
        }
        return answers;
    }

    private Map<String, Reception> write(
            Connection connection, List<Intake> batch, IntakeWriting.Order order)
            throws SQLException {
        Map<String, Reception> answers = receptions(connection, batch);
        List<Intake> fresh =
                batch.stream()
                        .filter(each -> answers.get(each.instanceId()) instanceof Reception.Taken)
                        .toList();
        Set<String> written = writing.write(connection, fresh, order);
        for (Intake each : fresh) {
            if (!written.contains(each.instanceId())) {
                answers.put(each.instanceId(), overtaken());
            }
        }
        return answers;
    }
}
