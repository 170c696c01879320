package dev.sutler.rig.traffic;

import dev.sutler.rig.cluster.Replica;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Outcome;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// How one client gets something done: it repeats what got no answer, comes back to what is busy,
/// and polls what goes on.
final class Conversation {

    private static final Duration BETWEEN_POLLS = Duration.ofMillis(200);

    /// What came of a request in the end.
    enum Result {
        DONE,
        FAILED,
        /// There is no such thing.
        GONE,
        /// It was turned down.
        REFUSED,
        /// Nobody knows, and nobody asks any more.
        UNKNOWN
    }

    private final int client;
    private final Asker asker;
    private final List<Replica> replicas;
    private final RandomGenerator random;
    private final CountDownLatch hurry;
    private final Duration patience;

    /// @param hurry once it is down, nothing new is begun
    /// @param patience how long it tries to get something done
    Conversation(
            int client,
            Asker asker,
            List<Replica> replicas,
            RandomGenerator random,
            CountDownLatch hurry,
            Duration patience) {
        this.client = client;
        this.asker = asker;
        this.replicas = replicas;
        this.random = random;
        this.hurry = hurry;
        this.patience = patience;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// Asks whichever broker is there, once.
    ///
    /// @return empty when there was none within a while
    Optional<Event> once(Ask ask) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()) {
            Optional<Event> event = asker.ask(client, oneOf(replicas), ask);
            if (event.isPresent()) {
                return event;
            }
            pause(Duration.ofMillis(50));
        }
        return Optional.empty();
    }

    /// Asks one broker, and on the side another one.
    Optional<Event> withTwin(Ask ask, Ask twin) {
        Replica one = oneOf(replicas);
        Replica other = replicas.get((one.number() + 1) % replicas.size());
        Thread beside = Thread.ofVirtual().start(() -> asker.ask(client + 1_000, other, twin));
        Optional<Event> event = asker.ask(client, one, ask);
        try {
            beside.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return event;
    }

    /// Asks until it is known what came of it.
    ///
    /// @param first what was said to the first time it was asked; empty to ask now
    /// @param stubbornness the share of requests without an answer that are repeated
    Result drive(Ask ask, Optional<Event> first, double stubbornness) {
        long began = System.nanoTime();
        Optional<Event> next = first.or(() -> once(ask));
        while (System.nanoTime() - began < patience.toNanos()) {
            Optional<Result> result = next.flatMap(event -> result(ask, event));
            if (result.isPresent()) {
                return result.get();
            }
            if (next.map(Event::outcome).orElse(Outcome.UNKNOWN) == Outcome.UNKNOWN
                    && !chance(stubbornness)) {
                return Result.UNKNOWN;
            }
            pause(BETWEEN_POLLS);
            next = once(ask);
        }
        return Result.UNKNOWN;
    }

    private Optional<Result> result(Ask ask, Event event) {
        Optional<Answer> answer = event.answer();
        return switch (answer.map(Answer::status).orElse(0)) {
            case 200, 201 -> Optional.of(Result.DONE);
            case 202 -> poll(ask, answer.flatMap(Answer::operation).orElse(""));
            case 404, 410 -> Optional.of(Result.GONE);
            case 422 ->
                    answer.flatMap(Answer::error).filter("ConcurrencyError"::equals).isPresent()
                            ? Optional.empty()
                            : Optional.of(Result.REFUSED);
            case 400, 401, 403, 409, 412 -> Optional.of(Result.REFUSED);
            default -> Optional.empty();
        };
    }

    /// Polls until the end.
    Optional<Result> poll(Ask ask, String operation) {
        Ask poll = Ask.lastOperation(ask.subject(), operation);
        long began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()) {
            pause(BETWEEN_POLLS);
            Optional<Answer> answer = once(poll).flatMap(Event::answer);
            int status = answer.map(Answer::status).orElse(0);
            String state = answer.flatMap(Answer::state).orElse("");
            if (status == 410 || status == 404) {
                return Optional.of(Result.GONE);
            }
            if (state.equals("succeeded")) {
                return Optional.of(Result.DONE);
            }
            if (state.equals("failed")) {
                return Optional.of(Result.FAILED);
            }
        }
        return Optional.of(Result.UNKNOWN);
    }

    boolean hurried() {
        return hurry.getCount() == 0;
    }

    private static void pause(Duration duration) {
        try {
            // Nobody counts this down: it is a pause.
            new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
