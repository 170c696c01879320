package dev.sutler.server.config;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the file and the environment say about the settings of the table, as text, and what in them
/// is unknown.
final class Inputs {

    /* Read elsewhere: by the launcher, before there is a configuration, and by the commands of operators. */
    static final List<String> OTHER_VARIABLES =
            List.of(
                    "SUTLER_ADMIN_CA_FILE",
                    "SUTLER_ADMIN_PASSWORD",
                    "SUTLER_ADMIN_PASSWORD_FILE",
                    "SUTLER_ADMIN_URL",
                    "SUTLER_ADMIN_USERNAME",
                    "SUTLER_AOT",
                    "SUTLER_CONFIG",
                    "SUTLER_CLASS_PATH",
                    "SUTLER_JAVA_HOME",
                    "SUTLER_JAVA_OPTS",
                    "SUTLER_PROFILE");
    private static final String PREFIX = "SUTLER_";

    private final Settings settings;
    private final YamlFile file;
    private final Map<String, String> environment;
    private final List<String> problems;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Input> fromFile = new HashMap<>();
    private final Map<String, Input> fromEnvironment = new HashMap<>();

    /// One value as it was written.
    ///
    /// @param name the key or the variable that was used
    /// @param source where it stands
    record Input(String text, String name, Source source) {}

    Inputs(
            Settings settings,
            YamlFile file,
            Map<String, String> environment,
            List<String> problems) {
        this.settings = settings;
        this.file = file;
        this.environment = environment;
        this.problems = problems;
        readFile("", file.tree());
        readEnvironment();
    }

    /// Takes what another program's variable says about a setting, unless somebody has said it in
    /// our words.
    ///
    /// @return whether it was taken
    boolean addUnlessSaid(Setting<?> setting, Input input) {
        if (of(setting).isPresent()) {
            return false;
        }
        fromEnvironment.put(setting.key(), input);
        return true;
    }

    /// What was said about a setting; the environment goes first.
    Optional<Input> of(Setting<?> setting) {
        return Optional.ofNullable(fromEnvironment.get(setting.key()))
                .or(() -> Optional.ofNullable(fromFile.get(setting.key())));
    }

    /// What counts for a setting, to be shown.
    Effective.Entry entry(Setting<?> setting) {
        Optional<Input> input = of(setting);
        Optional<String> shown =
                input.map(said -> setting.secret() ? Masks.MASK : Masks.shown(said.text()));
        return new Effective.Entry(
                setting.key(),
                shown.or(setting::standard),
                input.map(Input::source).orElse(Source.DEFAULT));
    }

    /// What is well today and should be changed.
    List<String> warnings() {
        return warnings;
    }

    private void readFile(String prefix, JsonNode node) {
        node.propertyStream()
                .forEach(
                        member -> {
                            String key = prefix + member.getKey();
                            if (!FreeForm.owns(key)) {
                                readFileEntry(key, member.getValue());
                            }
                        });
    }

    private void readFileEntry(String key, JsonNode value) {
        Optional<Setting<?>> setting = settings.byKey(key);
        Optional<String> advice = Optional.ofNullable(settings.advice(Removed::key).get(key));
        if (setting.isPresent()) {
            if (!value.isNull()) {
                accept(setting.get(), key, value);
            }
        } else if (advice.isPresent()) {
            problems.add(
                    "%s: there is no `%s` any more. %s".formatted(file.at(key), key, advice.get()));
        } else if (value.isObject() && settings.isSection(key)) {
            readFile(key + ".", value);
        } else if (!(value.isNull() && settings.isSection(key))) {
            unknown(key);
        }
    }

    private void unknown(String key) {
        problems.add(
                FreeForm.ownsBelow(key)
                        ? "%s: `%s` must be nested, not joined by dots: the names in it may hold dots."
                                .formatted(file.at(key), key)
                        : "%s: unknown key `%s`; %s"
                                .formatted(
                                        file.at(key),
                                        key,
                                        Suggestions.forWord(key, settings.keys())));
    }

    private void accept(Setting<?> setting, String key, JsonNode value) {
        String where = file.at(key);
        if (setting.secret()) {
            problems.add(
                    "%s: `%s` is a secret and must not stand in the file. Set %s, or name a file in `%s-file`."
                            .formatted(where, key, setting.variable(), setting.key()));
        } else if (!value.isValueNode()) {
            problems.add("%s: `%s` must be a single value.".formatted(where, key));
        } else {
            put(fromFile, setting, new Input(value.asString(), key, Source.file(where)));
            warnIfOld(where + ": ", key, setting.key());
        }
    }

    private void put(Map<String, Input> inputs, Setting<?> setting, Input input) {
        Optional<Input> other = Optional.ofNullable(inputs.put(setting.key(), input));
        other.ifPresent(
                before ->
                        problems.add(
                                before.name().equals(input.name())
                                        ? "%s: `%s` is set twice."
                                                .formatted(input.source().place(), setting.key())
                                        : "%s: `%s` and `%s` are two names of one setting. Keep `%s`."
                                                .formatted(
                                                        input.source().place(),
                                                        before.name(),
                                                        input.name(),
                                                        input.source().origin()
                                                                        == Source.Origin.FILE
                                                                ? setting.key()
                                                                : setting.variable())));
    }

    private void warnIfOld(String where, String name, String now) {
        if (!name.equals(now)) {
            warnings.add(
                    "%s`%s` is the old name of `%s`. Rename it: it will not be read for ever."
                            .formatted(where, name, now));
        }
    }

    private void readEnvironment() {
        Map<String, String> gone = settings.advice(Removed::variable);
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            Optional<Setting<?>> setting = settings.byVariable(name);
            if (setting.isPresent()) {
                override(setting.get(), name, variable.getValue());
            } else if (gone.containsKey(name)) {
                problems.add("There is no %s any more. %s".formatted(name, gone.get(name)));
            } else if (isStray(name) && !isServiceLink(name, variable.getValue())) {
                problems.add(
                        "The environment variable %s is unknown; %s"
                                .formatted(name, Suggestions.forWord(name, knownVariables())));
            }
        }
    }

    private List<String> knownVariables() {
        List<String> known = new ArrayList<>(OTHER_VARIABLES);
        settings.current().forEach(setting -> known.add(setting.variable()));
        return known;
    }

    private static boolean isStray(String name) {
        return name.startsWith(PREFIX)
                && !OTHER_VARIABLES.contains(name)
                && !ProviderSettings.ownsVariable(name);
    }

    /* Kubernetes tells every pod about the Services beside it, and one of them may well be called sutler. */
    private static boolean isServiceLink(String name, String value) {
        return name.matches("SUTLER_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)")
                || name.matches("SUTLER_PORT_[0-9]+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?")
                || (name.equals("SUTLER_PORT") && value.matches("(tcp|udp|sctp)://.*"));
    }

    /* An empty variable is as good as none: container tools set them so. */
    private void override(Setting<?> setting, String name, String value) {
        if (!value.isEmpty()) {
            put(fromEnvironment, setting, new Input(value, name, Source.variable(name)));
            warnIfOld("", name, setting.variable());
        }
    }
}
