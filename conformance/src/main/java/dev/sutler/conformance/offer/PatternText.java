package dev.sutler.conformance.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts that a regular expression may match, for the common kinds: characters, classes, groups,
/// alternatives, repetitions. Looking ahead and back is not understood.
final class PatternText {

    private static final String ALPHABET = "ab1c2dAB0xyzZ_-./:@ ,+=#!é";
    private static final int LONGEST = 4_096;
    private static final Pattern CLASS =
            Pattern.compile("\\[\\^?\\]?(?:\\\\.|\\[:\\w+:\\]|[^\\]\\\\])*+\\]");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|[pP]\\{[^}]{1,40}\\}|.)");
    private static final Pattern QUANTIFIER =
            Pattern.compile("(?:([*+?])|\\{(\\d{1,4})(,?)(\\d{0,4})\\})[?+]?");

    private final String pattern;

    PatternText(String pattern) {
        this.pattern = pattern;
    }

    /// Texts of several lengths and characters.
    Stream<String> all() {
        return IntStream.of(0, 1, 2, 4, 7, 11, 31)
                .boxed()
                .flatMap(extra -> IntStream.range(0, 3).mapToObj(pick -> new Run(extra, pick)))
                .flatMap(run -> run.text().stream());
    }

    /* One walk through the pattern. */
    private final class Run {
        private final int extra;
        private final int pick;
        private int at;

        Run(int extra, int pick) {
            this.extra = extra;
            this.pick = pick;
        }

        Optional<String> text() {
            try {
                String text = alternatives(0);
                return at == pattern.length() ? Optional.of(text) : Optional.empty();
            } catch (UnsupportedOperationException | PatternSyntaxException notUnderstood) {
                return Optional.empty();
            }
        }

        private String alternatives(int depth) {
            if (depth > 32) {
                throw new UnsupportedOperationException("deep groups");
            }
            List<String> all = new ArrayList<>();
            all.add(sequence(depth));
            while (at < pattern.length() && pattern.charAt(at) == '|') {
                at++;
                all.add(sequence(depth));
            }
            return all.get(pick % all.size());
        }

        private String sequence(int depth) {
            StringBuilder text = new StringBuilder();
            while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
                String atom = atom(depth);
                String repeated = atom.repeat(times());
                if (text.length() + repeated.length() > LONGEST) {
                    throw new UnsupportedOperationException("long text");
                }
                text.append(repeated);
            }
            return text.toString();
        }

        private String atom(int depth) {
            char here = pattern.charAt(at);
            return switch (here) {
                case '(' -> group(depth);
                case '[' -> oneOf(taken(CLASS));
                case '\\' -> escape();
                case '.' -> {
                    at++;
                    yield String.valueOf(ALPHABET.charAt(pick));
                }
                case '^', '$' -> {
                    at++;
                    yield "";
                }
                default -> {
                    at++;
                    yield String.valueOf(here);
                }
            };
        }

        private String group(int depth) {
            at++;
            if (pattern.startsWith("?:", at)) {
                at += 2;
            } else if (at < pattern.length() && pattern.charAt(at) == '?') {
                throw new UnsupportedOperationException("looking around");
            }
            String text = alternatives(depth + 1);
            at++;
            return text;
        }

        private String escape() {
            String taken = taken(ESCAPE);
            char kind = taken.charAt(1);
            return switch (kind) {
                case 'd', 'w', 's', 'D', 'W', 'S', 'p', 'P' -> oneOf(taken);
                case 'b', 'B', 'A', 'z', 'Z' -> "";
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'u' -> String.valueOf((char) Integer.parseInt(taken.substring(2), 16));
                default -> {
                    if (Character.isLetterOrDigit(kind)) {
                        throw new UnsupportedOperationException("references back");
                    }
                    yield String.valueOf(kind);
                }
            };
        }

        private String taken(Pattern what) {
            Matcher matcher = what.matcher(pattern).region(at, pattern.length());
            if (!matcher.lookingAt()) {
                throw new UnsupportedOperationException("what stands at " + at);
            }
            at = matcher.end();
            return matcher.group();
        }

        private String oneOf(String characterClass) {
            Pattern allowed = Pattern.compile(characterClass);
            String fitting =
                    ALPHABET.codePoints()
                            .mapToObj(Character::toString)
                            .filter(each -> allowed.matcher(each).matches())
                            .reduce("", String::concat);
            if (fitting.isEmpty()) {
                throw new UnsupportedOperationException("unusual characters");
            }
            return String.valueOf(fitting.charAt(pick % fitting.length()));
        }

        private int times() {
            Matcher quantifier = QUANTIFIER.matcher(pattern).region(at, pattern.length());
            if (!quantifier.lookingAt()) {
                return 1;
            }
            at = quantifier.end();
            String sign = quantifier.group(1);
            if (sign != null) {
                return switch (sign) {
                    case "*" -> extra;
                    case "+" -> 1 + extra;
                    default -> Math.min(extra, 1);
                };
            }
            int fewest = Integer.parseInt(quantifier.group(2));
            if (quantifier.group(3).isEmpty()) {
                return fewest;
            }
            String most = quantifier.group(4);
            return most.isEmpty()
                    ? fewest + extra
                    : Math.min(fewest + extra, Integer.parseInt(most));
        }
    }
}
