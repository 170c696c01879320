package dev.sutler.app;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Values of the admin API as words in tables.
final class AdminWords {

    private AdminWords() {}

    /// A field as it stands; a dash where it is not there.
    static String text(JsonNode item, String field) {
        String text = item.path(field).asString("");
        return text.isEmpty() ? "-" : clean(text);
    }

    /// A moment, to the second.
    static String time(JsonNode item, String field) {
        String text = item.path(field).asString("");
        return text.isEmpty()
                ? "-"
                : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// What goes on about a resource.
    static String active(JsonNode item) {
        JsonNode active = item.path("active_operation");
        return active.isMissingNode() ? "-" : text(active, "kind") + " " + text(active, "id");
    }

    /// The state of an operation; `stuck` where it is.
    static String state(JsonNode operation, Colours colours) {
        String state = colours.state(text(operation, "state"));
        return operation.path("stuck").asBoolean(false)
                ? state + " " + colours.state("stuck")
                : state;
    }

    /// How long something took.
    static String span(JsonNode item, String from, String to) {
        String end = item.path(to).asString("");
        if (end.isEmpty()) {
            return "-";
        }
        Duration span =
                Duration.between(Instant.parse(item.path(from).asString()), Instant.parse(end));
        return span.toSeconds() >= 10
                ? span.truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT)
                : "%d ms".formatted(span.toMillis());
    }

    /* What a provider or a platform said must not steer the terminal. */
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
