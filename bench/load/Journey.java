import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// One client that goes through everything a platform asks, again and again, one request after the other: what is measured is
/// how long a request takes, not how many there can be.
///
/// The instances `gen-1` to `gen-N` are there already. The arguments are `port authorization seconds N service plan operator`,
/// where the last is the header of an operator; the output is one JSON object: the median of each kind of request, in ms.
final class Journey {

    private final Map<String, List<Long>> seen = new TreeMap<>();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[3]);
        String body =
                "{\"service_id\":\"" + arguments[4] + "\",\"plan_id\":\"" + arguments[5]
                        + "\",\"organization_guid\":\"bench\",\"space_guid\":\"bench\"}";
        String ids = "?service_id=" + arguments[4] + "&plan_id=" + arguments[5];
        long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
        Journey journey = new Journey();
        try (Connection platform = new Connection(port, arguments[1]);
                Connection operator = new Connection(port, arguments[6])) {
            while (System.nanoTime() < end) {
                journey.once(platform, body, ids, count);
                journey.look(operator, count);
            }
        }
        System.out.println(
                journey.seen.entrySet().stream()
                        .map(each -> String.format(Locale.ROOT, "\"%s\": %.4f", each.getKey(), median(each.getValue())))
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private void once(Connection platform, String body, String ids, int count) throws IOException {
        String mine = "/v2/service_instances/" + UUID.randomUUID();
        String theirs = "/v2/service_instances/gen-" + (1 + random.nextInt(count));
        timed("provision", platform, "PUT", mine, body, 201);
        timed("last_operation", platform, "GET", mine + "/last_operation", "", 200);
        timed("last_operation of any", platform, "GET", theirs + "/last_operation", "", 200);
        timed("fetch of any", platform, "GET", theirs, "", 200);
        timed("deprovision", platform, "DELETE", mine + ids, "", 200);
    }

    private void look(Connection operator, int count) throws IOException {
        timed("list, first page", operator, "GET", "/admin/v1/instances?limit=50", "", 200);
        String prefix = "gen-" + (1 + random.nextInt(count));
        timed("list by prefix", operator, "GET", "/admin/v1/instances?limit=50&id_prefix=" + prefix, "", 200);
    }

    private void timed(String kind, Connection on, String method, String path, String body, int expected)
            throws IOException {
        long begin = System.nanoTime();
        on.exchange(method, path, body, expected);
        seen.computeIfAbsent(kind, _ -> new ArrayList<>()).add(System.nanoTime() - begin);
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElse(0L) / 1e6;
    }
}
