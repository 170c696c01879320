package dev.sutler.providers.support;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// Guesses what somebody meant who misspelt a word.
final class Spelling {

    private Spelling() {}

    /// @return the known word that differs least, if it is near enough to be a slip
    static Optional<String> closest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= tolerance(candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// Two letters swapped are two differences; in a word of three they would be nearly everything.
    private static int tolerance(String word) {
        return word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
    }

    /// How many letters must be added, dropped or replaced to come from one word to the other.
    private static int distance(String from, String to) {
        int[] previous = IntStream.rangeClosed(0, to.length()).toArray();
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(
                                Math.min(current[column - 1], previous[column]) + 1,
                                previous[column - 1] + replaced);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
