package dev.sutler.server.admin;

import dev.sutler.server.http.HttpProblem;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an operator's request says, field by field. Everything that is wrong is collected, so that
/// one answer names all of it.
public final class AdminFields {

    private static final int LONGEST = 1_024;
    private static final int LONGEST_REASON = 500;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Of of;
    private final Values values;
    private final Set<String> asked = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private AdminFields(Of of, Values values) {
        this.of = of;
        this.values = values;
    }

    /// What was sent, by name.
    ///
    /// @param words what was sent as text; something unreadable for any other form
    /// @param bare what was sent as a number or a truth value; likewise
    record Values(
            Collection<String> names,
            Function<String, Optional<String>> words,
            Function<String, Optional<String>> bare) {}

    /// Where the fields stand.
    enum Of {
        QUERY("parameter"),
        BODY("field");

        private final String word;

        Of(String word) {
            this.word = word;
        }
    }

    /// Reads all fields.
    ///
    /// @throws HttpProblem 400 that names everything that is wrong, and whatever nobody asked for
    static <T> T read(Of of, Values values, Function<AdminFields, T> reader) {
        AdminFields fields = new AdminFields(of, values);
        T result = reader.apply(fields);
        Set<String> unknown = new TreeSet<>(values.names());
        unknown.removeAll(fields.asked);
        unknown.forEach(name -> fields.problem(name, "is not known"));
        if (!fields.problems.isEmpty()) {
            throw HttpProblem.badRequest(String.join(" ", fields.problems));
        }
        return result;
    }

    /// A text of at most 1,024 characters, without control characters.
    public Optional<String> text(String name) {
        return checked(
                name,
                value ->
                        value.isEmpty()
                                        || value.length() > LONGEST
                                        || value.chars().anyMatch(Character::isISOControl)
                                ? Optional.empty()
                                : Optional.of(value),
                "must be 1 to 1,024 characters, none of them a control character");
    }

    /// Why somebody does what the request asks for; required.
    public String reason() {
        Optional<String> reason =
                checked(
                        "reason",
                        value ->
                                value.isBlank()
                                                || value.length() > LONGEST_REASON
                                                || value.chars().anyMatch(Character::isISOControl)
                                        ? Optional.empty()
                                        : Optional.of(value.strip()),
                        "must say in 1 to 500 characters, on one line, why you do this");
        return required("reason", reason, "");
    }

    /// One of the constants of an enum, in lower case.
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return choice(name, Arrays.asList(type.getEnumConstants()));
    }

    /// One of these constants, in lower case.
    public <E extends Enum<E>> Optional<E> choice(String name, List<E> choices) {
        return checked(
                name,
                value -> choices.stream().filter(each -> word(each).equals(value)).findFirst(),
                "must be one of "
                        + choices.stream()
                                .map(AdminFields::word)
                                .collect(Collectors.joining(", ")));
    }

    /// `true` or `false`.
    public boolean flag(String name) {
        return checked(
                        name,
                        values.bare(),
                        value ->
                                switch (value) {
                                    case "true" -> Optional.of(true);
                                    case "false" -> Optional.of(false);
                                    default -> Optional.empty();
                                },
                        "must be true or false")
                .orElse(false);
    }

    /// A moment, such as `2026-01-31T12:00:00Z`.
    public Optional<Instant> instant(String name) {
        return checked(name, AdminFields::instantOf, "must be a time such as 2026-01-31T12:00:00Z");
    }

    /// A whole number within bounds.
    public Optional<Long> number(String name, long least, long most) {
        return checked(
                name,
                values.bare(),
                value -> numberOf(value).filter(number -> number >= least && number <= most),
                "must be a whole number from %,d to %,d".formatted(least, most));
    }

    /// A UUID.
    public Optional<UUID> id(String name) {
        return checked(name, AdminFields::uuid, "must be a UUID");
    }

    /// Any other form of text.
    ///
    /// @param parser gives nothing for what it cannot read
    /// @param must what is wrong then, such as `must be a colour`
    public <T> Optional<T> checked(String name, Function<String, Optional<T>> parser, String must) {
        return checked(name, values.words(), parser, must);
    }

    private <T> Optional<T> checked(
            String name,
            Function<String, Optional<String>> sent,
            Function<String, Optional<T>> parser,
            String must) {
        asked.add(name);
        Optional<String> value = sent.apply(name);
        Optional<T> parsed = value.flatMap(parser);
        if (value.isPresent() && parsed.isEmpty()) {
            problem(name, must);
        }
        return parsed;
    }

    /// What must be there.
    ///
    /// @param instead what to go on with until the request is turned down
    public <T> T required(String name, Optional<T> value, T instead) {
        if (values.words().apply(name).isEmpty()) {
            problem(name, "is required");
        }
        return value.orElse(instead);
    }

    /// Adds something that is wrong.
    ///
    /// @param what ends the sentence that begins with the field
    public void problem(String name, String what) {
        problems.add("The %s `%s` %s.".formatted(of.word, shown(name), what));
    }

    static Optional<UUID> uuid(String value) {
        return UUID_FORM.matcher(value).matches()
                ? Optional.of(UUID.fromString(value))
                : Optional.empty();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> instantOf(String value) {
        try {
            return Optional.of(Instant.parse(value));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Long> numberOf(String value) {
        return value.matches("-?[0-9]{1,18}")
                ? Optional.of(Long.parseLong(value))
                : Optional.empty();
    }

    /* A name that nobody knows is a stranger's text. */
    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "?";
    }
}
