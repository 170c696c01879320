package dev.sutler.rig.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.rig.check.SimulatedBroker.Job;
import dev.sutler.rig.check.SimulatedBroker.Turn;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;
import dev.sutler.rig.history.Event.Subject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Random clients of a broker that does everything right: no checker may complain. And of one that
/// does not: one must.
final class RandomHistoriesTest {

    private static final int SEEDS = 150;

    @Test
    void aBrokerThatIsRightIsFoundRight() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(new Verdicts().of(new Run(seed, false).evidence()))
                    .as("seed %s", seed)
                    .isEmpty();
        }
    }

    /* A wrong answer may look right by chance, and is missed then. */
    @Test
    void aBrokerThatSometimesLiesIsMostlyFoundWrong() {
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            found += new Verdicts().of(new Run(seed, true).evidence()).isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(SEEDS / 2);
    }

    /// What one client is about.
    private static final class Client {
        final int number;
        Call call = Call.PROVISION;
        Subject subject = Story.THE_INSTANCE;
        String arguments = "";
        String operation = "";
        boolean waits;
        long invokedAt;
        boolean asked;
        Optional<Answer> answer = Optional.empty();
        Optional<Job> job = Optional.empty();

        Client(int number) {
            this.number = number;
        }
    }

    /// One run of a few clients for a while.
    private static final class Run {

        private static final int STEPS = 150;
        private static final List<Call> CALLS = List.of(Call.values());

        private final RandomGenerator random;
        private final boolean lies;
        private final SimulatedBroker broker;
        private final List<Event> history = new ArrayList<>();
        private final List<String> operations = new ArrayList<>(List.of(""));
        private long now;

        Run(long seed, boolean lies) {
            this.random = new Random(seed);
            this.lies = lies;
            this.broker = new SimulatedBroker(random);
        }

        Evidence evidence() {
            List<Client> clients = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                Client client = new Client(number);
                invoke(client);
                clients.add(client);
            }
            for (int step = 0; step < STEPS; step++) {
                now++;
                if (random.nextInt(3) == 0) {
                    broker.work();
                } else {
                    move(clients.get(random.nextInt(clients.size())));
                }
            }
            clients.forEach(client -> end(client, Optional.empty()));
            while (broker.busy()) {
                broker.work();
            }
            return new Evidence(history, broker.effects, broker.remains());
        }

        private void move(Client client) {
            if (!client.asked) {
                ask(client);
            } else if (client.answer.isPresent()) {
                boolean lost = random.nextInt(10) == 0;
                end(client, lost ? Optional.empty() : client.answer);
                invoke(client);
            } else if (client.job.filter(job -> !job.runs()).isPresent()) {
                boolean well = client.job.orElseThrow().word.equals("succeeded");
                client.answer = Story.answer(well ? 200 : 500, "", "", "");
            } else if (random.nextInt(20) == 0) {
                end(client, Optional.empty());
                invoke(client);
            }
        }

        private void invoke(Client client) {
            client.call = CALLS.get(random.nextInt(CALLS.size()));
            Subject binding = random.nextBoolean() ? Story.BINDING : Story.OTHER_BINDING;
            client.subject =
                    switch (client.call) {
                        case BIND, UNBIND, FETCH_BINDING -> binding;
                        case LAST_OPERATION -> random.nextBoolean() ? binding : Story.THE_INSTANCE;
                        case PROVISION, UPDATE, DEPROVISION, FETCH_INSTANCE -> Story.THE_INSTANCE;
                    };
            client.arguments = random.nextInt(4) == 0 ? "z" : "a";
            client.operation =
                    client.call == Call.LAST_OPERATION
                            ? operations.get(random.nextInt(operations.size()))
                            : "";
            client.waits = random.nextBoolean();
            client.invokedAt = now;
            client.asked = false;
            client.answer = Optional.empty();
            client.job = Optional.empty();
        }

        private void ask(Client client) {
            Turn turn = broker.ask(client.call, client.subject, client.arguments, client.operation);
            client.asked = true;
            client.answer = turn.answer();
            client.job = turn.job();
            if (!client.waits && turn.job().isPresent()) {
                client.answer = Story.answer(202, "", turn.job().orElseThrow().id.toString(), "");
            }
            if (lies && random.nextInt(10) == 0) {
                client.answer = Story.answer(random.nextBoolean() ? 200 : 404, "", "", "");
            }
        }

        private void end(Client client, Optional<Answer> answer) {
            int status = answer.map(Answer::status).orElse(0);
            Outcome outcome =
                    status == 0 || status >= 500
                            ? Outcome.UNKNOWN
                            : status < 300 ? Outcome.OK : Outcome.FAIL;
            answer.filter(_ -> client.call != Call.LAST_OPERATION)
                    .flatMap(Answer::operation)
                    .ifPresent(operations::add);
            history.add(
                    new Event(
                            client.number,
                            1,
                            client.call,
                            client.subject,
                            client.arguments,
                            client.invokedAt,
                            outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : now,
                            outcome,
                            answer));
        }
    }
}
