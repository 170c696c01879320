package dev.sutler.core.catalog;

import java.util.Collection;
import java.util.Optional;

/// Finds what a misspelled word was meant to be.
final class Spelling {

    private static final int FAR = 3;

    private Spelling() {}

    /// The known word that is at most two edits away from this one.
    static Optional<String> nearest(String word, Collection<String> known) {
        String best = "";
        int bestDistance = FAR;
        for (String candidate : known) {
            // A short word is two edits away from almost anything.
            int limit = Math.min(bestDistance, candidate.length() / 2);
            int distance = distance(word, candidate);
            if (distance < limit || (distance == 1 && limit == 1)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) >= FAR) {
            return FAR;
        }
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int substitution = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(
                                previous[column - 1] + substitution,
                                Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
