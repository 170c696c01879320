package dev.sutler.app;

import dev.sutler.core.reconcile.Ids;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The ids of all instances that a platform has, as it says itself.
///
/// @param ids in the order of their bytes
record PlatformListFile(List<String> ids) {

    /* What fits into a request, whatever the ids look like. */
    private static final int STRETCH = 900;

    /// Reads a file.
    ///
    /// @throws AdminFailure when it cannot be read, or is not all of a list
    static PlatformListFile read(Path file) {
        try {
            String text = Files.readString(file);
            TreeSet<String> ids = new TreeSet<>(Ids::compare);
            if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
                readJson(text, ids);
            } else {
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(ids::add);
            }
            return new PlatformListFile(new ArrayList<>(ids));
        } catch (IOException | JacksonException unreadable) {
            throw new AdminFailure(
                    AdminFailure.Kind.USAGE,
                    "%s cannot be read as a list of ids or as an answer of Cloud Foundry."
                            .formatted(file),
                    unreadable);
        }
    }

    private static void readJson(String text, TreeSet<String> ids) {
        long total = 0;
        long seen = 0;
        try (MappingIterator<JsonNode> documents =
                JsonMapper.shared()
                        .readerFor(JsonNode.class)
                        .readValues(text.getBytes(StandardCharsets.UTF_8))) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                for (JsonNode page : document.isArray() ? document : List.of(document)) {
                    if (page.isString()) {
                        ids.add(page.stringValue());
                    } else if (!page.path("resources").isArray()) {
                        throw ReconcileCommand.usage(
                                "The file has JSON without `resources`, as Cloud Foundry answers.");
                    }
                    total =
                            Math.max(
                                    total, page.path("pagination").path("total_results").asLong(0));
                    seen += page.path("resources").size();
                    page.path("resources").forEach(each -> add(each, ids));
                }
            }
        }
        if (seen < total) {
            throw ReconcileCommand.usage(
                    "The file has %d of the %d instances that Cloud Foundry counts. Put all pages into it."
                            .formatted(seen, total));
        }
    }

    private static void add(JsonNode instance, TreeSet<String> ids) {
        if (!instance.path("type").asString("managed").equals("user-provided")) {
            ids.add(instance.path("guid").asString(""));
        }
    }

    /// Compares it with the store, a stretch at a time.
    ObjectNode compare(AdminClient client, String platform) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("platform", platform);
        ArrayNode unknownToBroker = result.putArray("unknown_to_broker");
        ArrayNode unknownToPlatform = result.putArray("unknown_to_platform");
        long compared = 0;
        Optional<String> after = Optional.empty();
        int from = 0;
        do {
            int to = Math.min(ids.size(), from + STRETCH);
            boolean last = to == ids.size();
            ObjectNode stretch = JsonNodeFactory.instance.objectNode().put("platform", platform);
            after.ifPresent(id -> stretch.put("after", id));
            ArrayNode asked = stretch.putArray("ids");
            ids.subList(from, to).forEach(asked::add);
            if (!last) {
                stretch.put("up_to", ids.get(to - 1));
                after = Optional.of(ids.get(to - 1));
            }
            JsonNode answer = client.post("/reconcile/platform", stretch);
            compared += answer.path("compared").asLong(0);
            answer.path("unknown_to_broker").forEach(unknownToBroker::add);
            answer.path("unknown_to_platform").forEach(unknownToPlatform::add);
            from = to;
        } while (from < ids.size());
        return result.put("platform_has", ids.size()).put("broker_has", compared);
    }

    static void print(JsonNode result, PrintWriter out) {
        out.println(
                "The platform %s has %s instances, the broker has %s of it."
                        .formatted(
                                result.path("platform").asString(""),
                                result.path("platform_has").asString(),
                                result.path("broker_has").asString()));
        result.path("unknown_to_broker")
                .forEach(id -> out.println("unknown to the broker: " + id.asString()));
        result.path("unknown_to_platform")
                .forEach(id -> out.println("unknown to the platform: " + id.asString()));
    }
}
