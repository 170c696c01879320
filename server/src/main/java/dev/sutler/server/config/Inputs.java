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

    /* Read elsewhere: by the launcher, and before there is a configuration. */
    static final List<String> OTHER_VARIABLES =
            List.of(
                    "SUTLER_AOT",
                    "SUTLER_CONFIG",
                    "SUTLER_CLASS_PATH",
                    "SUTLER_JAVA_HOME",
                    "SUTLER_JAVA_OPTS",
                    "SUTLER_PROFILE");
    private static final String PREFIX = "SUTLER_";

    private final YamlFile file;
    private final Map<String, String> environment;
    private final List<String> problems;
    private final Map<String, Setting<?>> byKey = new TreeMap<>();
    private final Map<String, Input> inputs = new HashMap<>();

    /// One value as it was written.
    ///
    /// @param where the file and line, or the variable, for errors
    record Input(String text, Source source, String where) {}

    Inputs(YamlFile file, Map<String, String> environment, List<String> problems) {
        this.file = file;
        this.environment = environment;
        this.problems = problems;
        Settings.ALL.forEach(setting -> byKey.put(setting.key(), setting));
        readFile("", file.tree());
        readEnvironment();
    }

    /// What was said about a setting; the environment goes first.
    Optional<Input> of(Setting<?> setting) {
        return Optional.ofNullable(inputs.get(setting.key()));
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
        Setting<?> setting = byKey.get(key);
        if (setting == null && value.isObject() && isSection(key)) {
            readFile(key + ".", value);
        } else if (setting == null && !(value.isNull() && isSection(key))) {
            problems.add(
                    "%s: unknown key `%s`; %s"
                            .formatted(
                                    file.at(key), key, Suggestions.forWord(key, byKey.keySet())));
        } else if (setting != null && !value.isNull()) {
            accept(setting, value);
        }
    }

    private boolean isSection(String key) {
        return byKey.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
    }

    private void accept(Setting<?> setting, JsonNode value) {
        String where = file.at(setting.key());
        if (setting.secret()) {
            problems.add(
                    "%s: `%s` is a secret and must not stand in the file. Set %s, or name a file in `%s-file`."
                            .formatted(where, setting.key(), setting.variable(), setting.key()));
        } else if (!value.isValueNode()) {
            problems.add("%s: `%s` must be a single value.".formatted(where, setting.key()));
        } else if (inputs.put(setting.key(), new Input(value.asString(), Source.FILE, where))
                != null) {
            problems.add("%s: `%s` is set twice.".formatted(where, setting.key()));
        }
    }

    private void readEnvironment() {
        Map<String, Setting<?>> byVariable = new HashMap<>();
        Settings.ALL.forEach(setting -> byVariable.put(setting.variable(), setting));
        List<String> known = new ArrayList<>(byVariable.keySet());
        known.addAll(OTHER_VARIABLES);
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            Setting<?> setting = byVariable.get(name);
            if (setting != null) {
                override(setting, name, variable.getValue());
            } else if (isStray(name) && !isServiceLink(name, variable.getValue())) {
                problems.add(
                        "The environment variable %s is unknown; %s"
                                .formatted(name, Suggestions.forWord(name, known)));
            }
        }
    }

    private static boolean isStray(String name) {
        return name.startsWith(PREFIX)
                && !OTHER_VARIABLES.contains(name)
                && !FreeForm.ownsVariable(name);
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
            inputs.put(setting.key(), new Input(value, Source.ENVIRONMENT, name));
        }
    }
}
