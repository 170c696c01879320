package dev.sutler.providers.scripted;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Progress.Usability;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Turns settings into a [Script]. A setting that is wrong is added to the reader's problems and
/// counts as missing.
final class ScriptReader {

    private static final int MOST_STEPS = 10_000;
    private static final int MOST_TIMES = 1_000_000;
    private static final Set<String> WAYS = Set.of("refused", "terminal", "temporary", "throw");

    private ScriptReader() {}

    static Script read(SettingsReader settings) {
        return new Script(
                new Pace(delays(settings), settings.integer("steps", 1, MOST_STEPS).orElse(1)),
                failures(settings),
                new Usability(
                        settings.flag("instance-usable").orElse(true),
                        settings.flag("update-repeatable").orElse(true)),
                updateRefusal(settings),
                new Script.Appearance(
                        HandoutReader.url(settings, "dashboard-url"),
                        settings.object("labels").orElseGet(ScriptReader::nothing),
                        settings.object("attributes").orElseGet(ScriptReader::nothing)),
                HandoutReader.read(settings));
    }

    private static Map<Kind, Duration> delays(SettingsReader settings) {
        Map<Kind, Duration> delays = new EnumMap<>(Kind.class);
        if (settings.value("delay").filter(JsonNode::isObject).isPresent()) {
            settings.block("delay").ifPresent(block -> readDelays(block, delays));
        } else {
            settings.duration("delay")
                    .ifPresent(
                            delay -> {
                                for (Kind kind : Kind.values()) {
                                    delays.put(kind, delay);
                                }
                            });
        }
        return delays;
    }

    private static void readDelays(SettingsReader block, Map<Kind, Duration> delays) {
        for (Kind kind : Kind.values()) {
            block.duration(kind.word()).ifPresent(delay -> delays.put(kind, delay));
        }
        block.refuseOthers();
    }

    private static Map<Kind, Failing> failures(SettingsReader settings) {
        Map<Kind, Failing> failures = new EnumMap<>(Kind.class);
        settings.block("fail")
                .ifPresent(
                        block -> {
                            for (Kind kind : Kind.values()) {
                                failing(block, kind)
                                        .ifPresent(failing -> failures.put(kind, failing));
                            }
                            block.refuseOthers();
                        });
        return failures;
    }

    /// Either a word, `bind: temporary`, or a map: `bind: {as: temporary, times: 2, message: …}`.
    private static Optional<Failing> failing(SettingsReader block, Kind kind) {
        if (block.value(kind.word()).filter(JsonNode::isObject).isEmpty()) {
            return block.word(kind.word(), WAYS)
                    .map(word -> failing(word, OptionalInt.empty(), message(kind)));
        }
        return block.block(kind.word()).flatMap(details -> failingInDetail(details, kind));
    }

    private static Optional<Failing> failingInDetail(SettingsReader details, Kind kind) {
        Optional<String> way = details.word("as", WAYS);
        if (details.value("as").isEmpty()) {
            details.problem("as", "'as' is missing: say refused, terminal, temporary or throw.");
        }
        Optional<Integer> times = details.integer("times", 1, MOST_TIMES);
        String message = details.text("message").orElse(message(kind));
        details.refuseOthers();
        return way.map(
                word ->
                        failing(
                                word,
                                times.map(OptionalInt::of).orElse(OptionalInt.empty()),
                                message));
    }

    private static Failing failing(String way, OptionalInt times, String message) {
        return new Failing(Failing.Way.valueOf(way.toUpperCase(Locale.ROOT)), times, message);
    }

    private static String message(Kind kind) {
        return "This plan's script makes every " + kind.word() + " fail.";
    }

    private static Optional<String> updateRefusal(SettingsReader settings) {
        if (settings.value("refuse-update").filter(JsonNode::isBoolean).isPresent()) {
            return settings.flag("refuse-update")
                    .filter(refused -> refused)
                    .map(_ -> "This plan's script turns every update down.");
        }
        return settings.text("refuse-update");
    }

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
