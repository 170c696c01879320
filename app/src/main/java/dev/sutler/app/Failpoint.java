package dev.sutler.app;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place where something may go wrong on purpose, and what goes wrong there.
///
/// Places are named `store.begin.before` or `provider.bind.after`: the port, its method, and the
/// side of the call. A `*` stands for any one of these words.
///
/// @param place the words of its name
/// @param action what happens
/// @param chance how probable that is each time, from 0 to 1
record Failpoint(List<String> place, Action action, double chance) {

    private static final Pattern FORM =
            Pattern.compile(
                    "((?:[a-zA-Z]+|\\*)(?:\\.(?:[a-zA-Z]+|\\*)){2})=(kill|throw|pause:([0-9]{1,6})ms)@([0-9.]+)");

    /// What happens at a failpoint.
    sealed interface Action {

        /// The process ends at once, as `kill -9` would end it.
        record Kill() implements Action {}

        /// The call fails, though it may have happened.
        record Throw() implements Action {}

        /// The thread stands still.
        record Pause(Duration duration) implements Action {}
    }

    Failpoint {
        place = List.copyOf(place);
    }

    /// Reads `store.begin.after=kill@0.01;provider.*.before=pause:2000ms@0.05`.
    ///
    /// @throws IllegalArgumentException when it is something else
    static List<Failpoint> parse(String specification) {
        return Arrays.stream(specification.split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Failpoint::one)
                .toList();
    }

    private static Failpoint one(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "`%s` is no failpoint; one looks like `store.begin.after=kill@0.01`"
                            .formatted(text));
        }
        Action action =
                switch (form.group(2)) {
                    case "kill" -> new Action.Kill();
                    case "throw" -> new Action.Throw();
                    default ->
                            new Action.Pause(
                                    Duration.ofMillis(
                                            Long.parseLong(
                                                    Optional.ofNullable(form.group(3))
                                                            .orElse("0"))));
                };
        return new Failpoint(
                List.of(form.group(1).split("\\.")), action, Double.parseDouble(form.group(4)));
    }

    /// Whether it stands at this place.
    boolean standsAt(String port, String method, String side) {
        return fits(0, port) && fits(1, method) && fits(2, side);
    }

    private boolean fits(int word, String value) {
        return place.get(word).equals("*") || place.get(word).equals(value);
    }
}
