package dev.sutler.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody may have meant.
final class Suggestions {

    /* Nobody meant a word of a thousand letters, and comparing it takes its time. */
    private static final int LONGEST = 100;

    private Suggestions() {}

    /// The end of an error's sentence: a question, or a pointer to the documentation.
    static String forWord(String word, Collection<String> known) {
        return closest(word, known)
                .map("did you mean `%s`?"::formatted)
                .orElse("see docs/configuration.md for all keys.");
    }

    /// The known word that is closest, if it is close at all.
    static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int acceptable = Math.max(2, word.length() / 4);
        return known.stream()
                .filter(each -> distance(word, each) <= acceptable)
                .min(Comparator.comparingInt(each -> distance(word, each)));
    }

    /// How many letters must be put in, taken out or changed to get from one to the other
    /// (Levenshtein).
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(
                                above[column - 1] + changed,
                                1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
