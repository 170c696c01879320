package dev.sutler.server.postgres;

import java.util.List;
import java.util.stream.Collectors;

/// The columns of a table, for statements that read several tables at once.
final class Columns {

    private Columns() {}

    /// `alias.name AS prefix_name, …`.
    static String select(String alias, String prefix, List<String> names) {
        return names.stream()
                .map(name -> alias + "." + name + " AS " + prefix + name)
                .collect(Collectors.joining(", "));
    }
}
