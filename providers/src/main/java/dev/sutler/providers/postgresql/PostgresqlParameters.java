package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a developer may ask for.
///
/// @param extensions to be installed
/// @param locale how the database sorts and classifies text, such as `C` or `de_DE.UTF-8`; fixed
///   for its life
/// @param encoding how it stores text, such as `UTF8`; fixed for its life
record PostgresqlParameters(
        List<String> extensions, Optional<String> locale, Optional<String> encoding) {

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9_.@-]{1,63}");
    private static final Pattern ENCODING = Pattern.compile("[A-Za-z0-9_-]{1,31}");
    private static final int MOST_EXTENSIONS = 100;

    PostgresqlParameters {
        extensions = List.copyOf(extensions);
    }

    /// What is wrong with parameters, in one text; empty when they are fine.
    static Optional<String> problems(ObjectNode parameters, Optional<Set<String>> allowed) {
        SettingsReader reader = SettingsReader.of(parameters);
        PostgresqlParameters read = read(reader);
        reader.refuseOthers();
        read.extensions().stream()
                .filter(name -> !allowed.map(names -> names.contains(name)).orElse(true))
                .forEach(
                        name ->
                                reader.problem(
                                        "extensions",
                                        "The extension '" + name + "' is not offered here."));
        List<String> messages = reader.problems().stream().map(SettingProblem::message).toList();
        return messages.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", messages));
    }

    /// What can be understood of the parameters.
    static PostgresqlParameters of(ObjectNode parameters) {
        return read(SettingsReader.of(parameters));
    }

    private static PostgresqlParameters read(SettingsReader reader) {
        return new PostgresqlParameters(
                extensions(reader),
                matching(reader, "locale", LOCALE, "a locale's name such as C or de_DE.UTF-8"),
                matching(reader, "encoding", ENCODING, "an encoding's name such as UTF8"));
    }

    private static List<String> extensions(SettingsReader reader) {
        List<String> names = reader.texts("extensions").orElse(List.of());
        if (names.size() > MOST_EXTENSIONS || !names.stream().allMatch(Identifier::isAllowed)) {
            reader.problem(
                    "extensions",
                    "'extensions' must list names such as hstore, at most "
                            + MOST_EXTENSIONS
                            + ".");
            return List.of();
        }
        return names.stream().distinct().toList();
    }

    private static Optional<String> matching(
            SettingsReader reader, String key, Pattern pattern, String expected) {
        Optional<String> text = reader.text(key);
        if (text.filter(value -> !pattern.matcher(value).matches()).isPresent()) {
            reader.problem(key, "'" + key + "' must be " + expected + ".");
            return Optional.empty();
        }
        return text;
    }

    /// Why the parameters cannot become those; empty when they can.
    Optional<String> changeRefused(PostgresqlParameters target) {
        if (!locale.equals(target.locale) || !encoding.equals(target.encoding)) {
            return Optional.of(
                    "'locale' and 'encoding' are fixed when a database is made. Make a new instance"
                            + " instead.");
        }
        String dropped =
                extensions.stream()
                        .filter(name -> !target.extensions.contains(name))
                        .collect(Collectors.joining(", "));
        return dropped.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "An update does not remove extensions, because their data would go with"
                                + " them. List these as well: "
                                + dropped
                                + ".");
    }
}
