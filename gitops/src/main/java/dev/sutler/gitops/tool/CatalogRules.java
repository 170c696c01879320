package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.FreeForm;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.mirror.Content;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.Set;

/// Whether the catalog is one. What stands in its offerings is checked by `sutler catalog lint`,
/// and by the broker.
final class CatalogRules {

    private static final String RULE = "catalog";

    private final View view;
    private final Findings findings;
    private final Set<String> ids = new HashSet<>();

    CatalogRules(View view, Findings findings) {
        this.view = view;
        this.findings = findings;
    }

    void examine() {
        if (view.entries().containsKey("catalog.yaml")) {
            findings.warning(
                    "catalog.yaml", 0, RULE, "Nobody reads this file: it has to be catalog.yml.");
        }
        switch (view.read(Layout.CATALOG)) {
            case Content.Absent _ -> {}
            case Content.Unusable(String problem) -> error("The file is " + problem + ".");
            case Content.Bytes(byte[] bytes) -> {
                switch (FreeForm.read(bytes)) {
                    case Parsed.Good<ObjectNode>(ObjectNode catalog) -> examine(catalog);
                    case Parsed.Bad<ObjectNode>(int line, String problem) ->
                            findings.error(
                                    Layout.CATALOG,
                                    line,
                                    RULE,
                                    problem + ". The last good catalog stays in use.");
                }
            }
        }
    }

    private void examine(ObjectNode catalog) {
        JsonNode services = catalog.path("services");
        if (!services.isArray()) {
            error("The file needs a key `services` with a list.");
            return;
        }
        for (JsonNode service : services) {
            named("service", service);
            JsonNode plans = service.path("plans");
            if (!plans.isArray() || plans.isEmpty()) {
                error("The service `%s` has no plans.".formatted(name(service)));
            }
            plans.forEach(plan -> named("plan", plan));
        }
    }

    private void named(String what, JsonNode object) {
        String id = object.path("id").asString("");
        if (id.isEmpty() || object.path("name").asString("").isEmpty()) {
            error("A %s (`%s`) has no id or no name.".formatted(what, name(object)));
        } else if (!ids.add(id)) {
            error("The id of the %s `%s` is there twice.".formatted(what, name(object)));
        }
    }

    private static String name(JsonNode object) {
        return LinkWords.clean(object.path("name").asString(""));
    }

    private void error(String message) {
        findings.error(Layout.CATALOG, 0, RULE, message);
    }
}
