package dev.sutler.rig.check;

import dev.sutler.rig.history.Effect;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A broker that does everything right, for one instance and its bindings, moved on by hand.
final class SimulatedBroker {

    /// An operation; its word is what a poll is told.
    static final class Job {
        final UUID id;
        final Call kind;
        final Subject subject;
        final String arguments;
        final long epoch;
        String word = "in progress";

        Job(UUID id, Call kind, Subject subject, String arguments, long epoch) {
            this.id = id;
            this.kind = kind;
            this.subject = subject;
            this.arguments = arguments;
            this.epoch = epoch;
        }

        boolean runs() {
            return word.equals("in progress");
        }
    }

    private static final class Row {
        String state;
        String made;
        boolean everReady;

        Row(String state, String made) {
            this.state = state;
            this.made = made;
        }
    }

    /// What a request leads to: an answer, or an operation that it began or joined.
    record Turn(Optional<Answer> answer, Optional<Job> job) {}

    final List<Effect> effects = new ArrayList<>();
    private final Map<Subject, Row> rows = new HashMap<>();
    private final List<Job> jobs = new ArrayList<>();
    private final RandomGenerator random;
    private long epoch;

    SimulatedBroker(RandomGenerator random) {
        this.random = random;
    }

    Remains remains() {
        Map<Subject, String> store = new HashMap<>();
        rows.forEach((subject, row) -> store.put(subject, row.state));
        return new Remains(store, Remains.standing(effects), Map.of());
    }

    boolean busy() {
        return jobs.stream().anyMatch(Job::runs);
    }

    Turn ask(Call call, Subject subject, String arguments, String operation) {
        String state = state(subject);
        return switch (call) {
            case PROVISION, BIND -> make(call, subject, arguments, state);
            case UPDATE ->
                    switch (state) {
                        case "absent" -> says(404);
                        case "ready", "failed" ->
                                bindingsBusy() ? concurrency() : begin(call, subject, arguments);
                        case "updating" ->
                                running(subject).arguments.equals(arguments)
                                        ? joins(subject)
                                        : concurrency();
                        default -> concurrency();
                    };
            case DEPROVISION, UNBIND -> remove(call, subject, arguments, state);
            case FETCH_INSTANCE, FETCH_BINDING ->
                    switch (state) {
                        case "ready" -> says(200);
                        case "failed" -> says(row(subject).everReady ? 200 : 404);
                        case "absent", "making" -> says(404);
                        default -> concurrency();
                    };
            case LAST_OPERATION -> poll(subject, operation);
        };
    }

    private Turn make(Call call, Subject subject, String arguments, String state) {
        if (call == Call.BIND) {
            String instance = state(instance(subject));
            if (instance.equals("absent")) {
                return says(404);
            }
            if (!instance.equals("ready")) {
                return instance.equals("failed") ? says(422) : concurrency();
            }
        }
        if (state.equals("absent")) {
            rows.put(subject, new Row("making", arguments));
            return begin(call, subject, arguments);
        }
        if (state.equals("removing") || state.equals("updating")) {
            return concurrency();
        }
        if (!row(subject).made.equals(arguments)) {
            return says(409);
        }
        return switch (state) {
            case "making" -> joins(subject);
            case "ready" -> says(200);
            default ->
                    call == Call.PROVISION && bindingsBusy()
                            ? concurrency()
                            : begin(call, subject, arguments);
        };
    }

    private Turn remove(Call call, Subject subject, String arguments, String state) {
        if (state.equals("absent")) {
            return says(410);
        }
        if (state.equals("updating")) {
            return concurrency();
        }
        boolean instanceBusy = call == Call.UNBIND && runs(instance(subject));
        if (instanceBusy || (call == Call.DEPROVISION && bindingsBusy())) {
            return concurrency();
        }
        if (state.equals("removing")) {
            return joins(subject);
        }
        if (state.equals("making")) {
            running(subject).word = "failed";
        }
        return begin(call, subject, arguments);
    }

    private Turn poll(Subject subject, String operation) {
        List<Job> own = jobs.stream().filter(job -> job.subject.equals(subject)).toList();
        Optional<Job> asked =
                own.stream()
                        .filter(job -> job.id.toString().equals(operation))
                        .findFirst()
                        .or(() -> own.stream().reduce((_, later) -> later));
        return asked.map(
                        job ->
                                new Turn(
                                        Story.answer(200, "", operation, job.word),
                                        Optional.empty()))
                .orElseGet(() -> says(404));
    }

    /// Ends one operation that runs, if there is any.
    void work() {
        List<Job> running = jobs.stream().filter(Job::runs).toList();
        if (running.isEmpty()) {
            return;
        }
        Job job = running.get(random.nextInt(running.size()));
        boolean well = random.nextInt(5) > 0;
        Row row = row(job.subject);
        switch (job.kind) {
            case PROVISION, BIND -> {
                effect(job, job.subject, true);
                if (!well && !row.everReady) {
                    effect(job, job.subject, false);
                }
            }
            case UPDATE -> {
                effect(job, job.subject, true);
                row.made = well ? "updated" : row.made;
            }
            case DEPROVISION, UNBIND -> removed(job, well);
            case FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION -> throw new IllegalStateException();
        }
        boolean gone = well && (job.kind == Call.DEPROVISION || job.kind == Call.UNBIND);
        row.state = well ? "ready" : "failed";
        row.everReady |= well;
        if (gone) {
            rows.remove(job.subject);
        }
        job.word = well ? "succeeded" : "failed";
    }

    private void removed(Job job, boolean well) {
        if (job.kind == Call.DEPROVISION) {
            List<Subject> bindings =
                    rows.keySet().stream().filter(each -> each.bindingId().isPresent()).toList();
            for (Subject binding : bindings) {
                effect(job, binding, false);
                rows.remove(binding);
            }
        }
        if (well) {
            effect(job, job.subject, false);
        }
    }

    /* As the log of the scripted back end: what is there is not made again. */
    private void effect(Job job, Subject subject, boolean makes) {
        boolean there = Remains.standing(effects).contains(subject);
        boolean binding = subject.bindingId().isPresent();
        String what = binding ? (makes ? "bind" : "unbind") : (makes ? "provision" : "deprovision");
        if (makes && there && job.kind == Call.UPDATE) {
            what = "update";
        } else if (makes == there) {
            return;
        }
        effects.add(
                new Effect(
                        what,
                        subject.instanceId(),
                        subject.bindingId(),
                        job.id,
                        job.epoch,
                        Instant.EPOCH,
                        false));
    }

    private Turn begin(Call call, Subject subject, String arguments) {
        Row row = row(subject);
        row.state =
                switch (call) {
                    case UPDATE -> "updating";
                    case DEPROVISION, UNBIND -> "removing";
                    default -> "making";
                };
        Job job =
                new Job(
                        new UUID(random.nextLong(), random.nextLong()),
                        call,
                        subject,
                        arguments,
                        ++epoch);
        jobs.add(job);
        return new Turn(Optional.empty(), Optional.of(job));
    }

    private Turn joins(Subject subject) {
        return new Turn(Optional.empty(), Optional.of(running(subject)));
    }

    private Job running(Subject subject) {
        return jobs.stream()
                .filter(job -> job.subject.equals(subject) && job.runs())
                .findFirst()
                .orElseThrow();
    }

    private boolean runs(Subject subject) {
        return jobs.stream().anyMatch(job -> job.subject.equals(subject) && job.runs());
    }

    private boolean bindingsBusy() {
        return jobs.stream().anyMatch(job -> job.runs() && job.subject.bindingId().isPresent());
    }

    private Row row(Subject subject) {
        return Optional.ofNullable(rows.get(subject)).orElseThrow();
    }

    private String state(Subject subject) {
        return rows.containsKey(subject) ? row(subject).state : "absent";
    }

    private static Subject instance(Subject subject) {
        return new Subject(subject.instanceId(), Optional.empty());
    }

    private static Turn says(int status) {
        return new Turn(Story.answer(status, "", "", ""), Optional.empty());
    }

    private static Turn concurrency() {
        return new Turn(Story.answer(422, "ConcurrencyError", "", ""), Optional.empty());
    }
}
