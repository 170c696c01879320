package dev.sutler.app;

import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A command that prints a list, page after page, as far as it is wanted.
abstract class AdminListing extends AdminCommand {

    private static final int PAGE = 500;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Prints at most so many. Default: 100.")
    private int limit = 100;

    AdminListing(Surroundings surroundings) {
        super(surroundings);
    }

    /// What is listed, below `/admin/v1`.
    abstract String path();

    /// Which of it is wanted.
    abstract void filter(Filter filter);

    /// The heads of the table.
    abstract String[] heads();

    /// A row of the table.
    abstract String[] row(JsonNode item, Colours colours);

    /// The parameters of a list, without those that nobody named.
    static final class Filter {
        private final Map<String, String> parameters = new TreeMap<>();

        Filter put(String name, Optional<?> value) {
            value.ifPresent(given -> parameters.put(name, given.toString()));
            return this;
        }
    }

    @Override
    final int run(AdminClient client) {
        Filter filter = new Filter();
        filter(filter);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        boolean more = collect(client, filter.parameters, items);
        print(
                items,
                out -> {
                    TextTable table = new TextTable(heads());
                    Colours colours = colours();
                    items.forEach(item -> table.row(row(item, colours)));
                    table.print(out);
                });
        if (more) {
            surroundings().err().println("There are more. Say --limit to see them.");
        }
        return 0;
    }

    private boolean collect(AdminClient client, Map<String, String> parameters, ArrayNode items) {
        Map<String, String> query = new TreeMap<>(parameters);
        Optional<String> next = Optional.empty();
        do {
            query.put("limit", Integer.toString(Math.clamp(limit - (long) items.size(), 1, PAGE)));
            next.ifPresent(cursor -> query.put("cursor", cursor));
            JsonNode page = client.get(path(), query);
            page.path("items").forEach(items::add);
            next = page.optional("next").map(JsonNode::asString);
        } while (next.isPresent() && items.size() < limit);
        return next.isPresent();
    }
}
