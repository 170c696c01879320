package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files in the middle of a text: `data:image/png;base64,…`.
final class DataUrls {

    private static final String SCHEME = "data:";

    private DataUrls() {}

    /// An offering without those in its metadata and its plans' metadata. Keys go with their
    /// values.
    static ObjectNode removed(ObjectNode offering) {
        ObjectNode copy = offering.deepCopy();
        remove(copy.path("metadata"));
        for (JsonNode plan : copy.path("plans")) {
            remove(plan.path("metadata"));
        }
        return copy;
    }

    private static void remove(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(DataUrls::is);
        } else if (node instanceof ArrayNode array) {
            array.removeIf(DataUrls::is);
        }
        node.forEach(DataUrls::remove);
    }

    private static boolean is(JsonNode node) {
        return node.isString()
                && node.stringValue().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
