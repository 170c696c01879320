package dev.sutler.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of words under each other, for people.
final class TextTable {

    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    /// @param heads what stands above the columns
    TextTable(String... heads) {
        row(heads);
    }

    /// Adds a row with as many words as there are heads.
    void row(String... words) {
        rows.add(List.of(words));
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        Arrays.setAll(widths, this::width);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                line.repeat(' ', widths[column] + GAP - Colours.width(row.get(column)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Colours.width(row.get(column))).max().orElse(0);
    }
}
