package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/// The bytes of `status.yml`, with all that a pipeline may say.
final class StatusText {

    /* A text of JSON is one of YAML. */
    private static final JsonMapper QUOTES = new JsonMapper();

    private StatusText() {}

    static byte[] of(State state, String description, Status.Extras extras) {
        StringBuilder text =
                new StringBuilder(
                        new String(
                                Files.status(state, description, extras.operation()),
                                StandardCharsets.UTF_8));
        extras.dashboardUrl().ifPresent(url -> line(text, "dashboardUrl", quoted(url)));
        extras.instanceUsable()
                .ifPresent(usable -> line(text, "instanceUsable", usable.toString()));
        extras.updateRepeatable()
                .ifPresent(repeatable -> line(text, "updateRepeatable", repeatable.toString()));
        extras.retryAfter()
                .ifPresent(after -> line(text, "retryAfter", quoted(after.toSeconds() + "s")));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return QUOTES.writeValueAsString(text);
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }
}
