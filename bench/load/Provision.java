import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// A load of clients that each provision an instance, ask for its last operation until that is over, and begin again.
///
/// Every client has a connection of its own, which it keeps. The arguments are `port authorization clients seconds
/// synchronous|asynchronous service plan`; the output is one JSON object. It counts what ended within the time.
final class Provision {

    private static final String SUCCEEDED = "\"state\":\"succeeded\"";

    /* Without it the clients would measure how often they can ask. */
    private static final long POLL_PAUSE = 10_000_000;

    private final int port;
    private final String authorization;
    private final boolean asynchronous;
    private final String body;
    private final long end;

    private Provision(String[] arguments) {
        this.port = Integer.parseInt(arguments[0]);
        this.authorization = arguments[1];
        this.end = System.nanoTime() + Long.parseLong(arguments[3]) * 1_000_000_000L;
        this.asynchronous = arguments[4].equals("asynchronous");
        this.body =
                "{\"service_id\":\"" + arguments[5] + "\",\"plan_id\":\"" + arguments[6]
                        + "\",\"organization_guid\":\"bench\",\"space_guid\":\"bench\"}";
    }

    /// What one client saw, in nanoseconds, in the order in which it happened.
    private static final class Seen {
        private long[] puts = new long[1024];
        private long[] gets = new long[1024];
        private int put;
        private int got;

        void put(long nanos) {
            puts = put == puts.length ? Arrays.copyOf(puts, 2 * put) : puts;
            puts[put++] = nanos;
        }

        void get(long nanos) {
            gets = got == gets.length ? Arrays.copyOf(gets, 2 * got) : gets;
            gets[got++] = nanos;
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Provision load = new Provision(arguments);
        int clients = Integer.parseInt(arguments[2]);
        List<Seen> all = IntStream.range(0, clients).mapToObj(_ -> new Seen()).toList();
        long begin = System.nanoTime();
        List<Thread> threads = all.stream().map(seen -> Thread.ofPlatform().start(() -> load.client(seen))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] puts = all.stream().flatMapToLong(each -> Arrays.stream(each.puts, 0, each.put)).sorted().toArray();
        long[] gets = all.stream().flatMapToLong(each -> Arrays.stream(each.gets, 0, each.got)).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "{\"rate\": %.1f, \"polls\": %.2f, \"put_p50\": %.3f, \"put_p99\": %.3f, \"get_p50\": %.3f,"
                        + " \"get_p99\": %.3f}%n",
                puts.length / seconds,
                (double) gets.length / puts.length,
                millis(puts, 0.5), millis(puts, 0.99), millis(gets, 0.5), millis(gets, 0.99));
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length))] / 1e6;
    }

    private void client(Seen seen) {
        try (Connection connection = new Connection(port, authorization)) {
            while (System.nanoTime() < end) {
                String path = "/v2/service_instances/" + UUID.randomUUID();
                long begin = System.nanoTime();
                String query = asynchronous ? "?accepts_incomplete=true" : "";
                connection.exchange("PUT", path + query, body, asynchronous ? 202 : 201);
                seen.put(System.nanoTime() - begin);
                String state = "";
                while (!state.contains(SUCCEEDED)) {
                    if (asynchronous) {
                        LockSupport.parkNanos(POLL_PAUSE);
                    }
                    begin = System.nanoTime();
                    state = connection.exchange("GET", path + "/last_operation", "", 200);
                    seen.get(System.nanoTime() - begin);
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
