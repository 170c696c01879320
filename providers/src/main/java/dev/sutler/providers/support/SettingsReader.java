package dev.sutler.providers.support;

import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads a block of settings, and collects everything that is wrong with it instead of stopping at
/// the first.
///
/// A setting that is missing, `null` or wrong reads as empty. A key is known once it has been asked
/// for, so [#refuseOthers] comes last.
public final class SettingsReader {

    private final ObjectNode settings;
    private final String path;
    private final List<SettingProblem> problems;
    private final Set<String> known = new TreeSet<>();

    private SettingsReader(ObjectNode settings, String path, List<SettingProblem> problems) {
        this.settings = settings;
        this.path = path;
        this.problems = problems;
    }

    /// A reader of the whole block.
    public static SettingsReader of(ObjectNode settings) {
        return new SettingsReader(settings, "", new ArrayList<>());
    }

    /// What was wrong so far.
    public List<SettingProblem> problems() {
        return List.copyOf(problems);
    }

    /// Adds a problem with the setting `key`.
    public void problem(String key, String message) {
        problems.add(new SettingProblem(pointer(key), message));
    }

    /// The value as it stands there, of any type.
    public Optional<JsonNode> value(String key) {
        known.add(key);
        return settings.optional(key).filter(value -> !value.isNull());
    }

    /// A text that is not empty.
    public Optional<String> text(String key) {
        return value(key)
                .filter(
                        value ->
                                expect(
                                        value.isString() && !value.stringValue().isEmpty(),
                                        key,
                                        "a text"))
                .map(JsonNode::stringValue);
    }

    /// One of the words.
    public Optional<String> word(String key, Set<String> words) {
        String expected = "one of " + String.join(", ", new TreeSet<>(words));
        return value(key)
                .filter(
                        value ->
                                expect(
                                        value.isString() && words.contains(value.stringValue()),
                                        key,
                                        expected))
                .map(JsonNode::stringValue);
    }

    /// A whole number within limits, both included.
    public Optional<Integer> integer(String key, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return value(key)
                .filter(value -> expect(isWithin(value, least, most), key, expected))
                .map(JsonNode::intValue);
    }

    private static boolean isWithin(JsonNode value, int least, int most) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most;
    }

    /// `true` or `false`.
    public Optional<Boolean> flag(String key) {
        return value(key)
                .filter(value -> expect(value.isBoolean(), key, "true or false"))
                .map(JsonNode::booleanValue);
    }

    /// A span of time, such as `250ms`, `5s`, `2m`, `1h`, `30d` or `PT1H30M`.
    public Optional<Duration> duration(String key) {
        Optional<JsonNode> value = value(key);
        Optional<Duration> duration =
                value.filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .flatMap(Durations::parse);
        if (value.isPresent() && duration.isEmpty()) {
            problem(key, mustBe(key, "a span of time such as 250ms, 5s, 2m, 1h or 30d"));
        }
        return duration;
    }

    /// A map of anything.
    public Optional<ObjectNode> object(String key) {
        return value(key)
                .filter(value -> expect(value.isObject(), key, "a map"))
                .map(value -> (ObjectNode) value);
    }

    /// A map whose settings are read one by one; its problems are added to this reader's.
    public Optional<SettingsReader> block(String key) {
        return object(key).map(block -> new SettingsReader(block, pointer(key), problems));
    }

    /// A list of maps, each read one by one. Empty when there is none.
    public List<SettingsReader> blocks(String key) {
        List<SettingsReader> blocks = new ArrayList<>();
        for (JsonNode element : list(key, "a list of maps")) {
            String place = pointer(key) + "/" + blocks.size();
            if (element instanceof ObjectNode block) {
                blocks.add(new SettingsReader(block, place, problems));
            } else {
                problems.add(new SettingProblem(place, "This must be a map."));
            }
        }
        return blocks;
    }

    /// A list of texts. Empty when the key is missing or anything in the list is no text.
    public Optional<List<String>> texts(String key) {
        Optional<JsonNode> value = value(key);
        boolean good =
                value.filter(JsonNode::isArray)
                        .filter(list -> list.valueStream().allMatch(JsonNode::isString))
                        .isPresent();
        if (value.isPresent() && !good) {
            problem(key, mustBe(key, "a list of texts"));
        }
        return value.filter(_ -> good)
                .map(list -> list.valueStream().map(JsonNode::stringValue).toList());
    }

    private Iterable<JsonNode> list(String key, String expected) {
        return value(key)
                .filter(value -> expect(value.isArray(), key, expected))
                .map(JsonNode::values)
                .orElse(List.of());
    }

    /// Adds a problem for each key that nobody has asked for, with the key that was probably meant.
    public void refuseOthers() {
        settings.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problem(key, unknown(key)));
    }

    private String unknown(String key) {
        String hint =
                Spelling.closest(key, known)
                        .map(guess -> "did you mean '" + guess + "'?")
                        .orElse("known are " + String.join(", ", known) + ".");
        return "Unknown setting '" + key + "': " + hint;
    }

    private boolean expect(boolean good, String key, String expected) {
        if (!good) {
            problem(key, mustBe(key, expected));
        }
        return good;
    }

    private static String mustBe(String key, String expected) {
        return "'" + key + "' must be " + expected + ".";
    }

    private String pointer(String key) {
        return path + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
