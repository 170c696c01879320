package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// `sutler operations watch`: prints what an operation says until it is over.
@Command(
        name = "watch",
        description = {
            "Prints what an operation says until it is over.",
            "Ends with 0 when it succeeded and with 1 when it failed."
        },
        footerHeading = "%nExample:%n",
        footer = "  sutler operations watch 0d9e8c4e-…")
final class OperationWatch extends AdminCommand {

    @Parameters(paramLabel = "OPERATION", description = "Its id.")
    private String operation = "";

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How often to look. Default: 2s.")
    private Duration every = Duration.ofSeconds(2);

    OperationWatch(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(AdminClient client) {
        String before = "";
        while (true) {
            JsonNode shown = client.get(AdminClient.path("operations", operation), Map.of());
            String now = line(shown);
            if (!now.equals(before) && !forPrograms()) {
                PrintWriter out = surroundings().out();
                out.println(now);
                out.flush();
            }
            before = now;
            if (shown.has("finished_at")) {
                if (forPrograms()) {
                    print(shown, out -> {});
                }
                return AdminWords.text(shown, "state").equals("succeeded") ? 0 : 1;
            }
            LockSupport.parkNanos(Math.max(every.toNanos(), Duration.ofMillis(100).toNanos()));
        }
    }

    private String line(JsonNode shown) {
        return "%s  attempt %s  %s"
                .formatted(
                        AdminWords.state(shown, colours()),
                        AdminWords.text(shown, "attempt"),
                        AdminWords.text(shown, "description"));
    }
}
