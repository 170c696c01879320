package dev.sutler.server.catalogfile;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/// Makes of an offering that UniPipe put up with one that keeps our rules, where it can be told
/// what its author meant. `docs/catalog.md` lists every such change.
final class Mending {

    /// The word of the rule that says that a repository's catalog needs none of this.
    static final String RULE = "repository-mended";

    private static final String DRAFT_04 = "http://json-schema.org/draft-04/schema#";
    private static final Map<String, String> DIALECTS =
            Map.of(
                    "http://json-schema.org/schema", DRAFT_04,
                    "https://json-schema.org/schema", DRAFT_04,
                    "https://json-schema.org/draft-04/schema", DRAFT_04,
                    "https://json-schema.org/draft-06/schema",
                            "http://json-schema.org/draft-06/schema#",
                    "https://json-schema.org/draft-07/schema",
                            "http://json-schema.org/draft-07/schema#");

    private static final String PLAN_UPDATEABLE = "plan_updateable";
    private static final List<String> FLAGS =
            List.of(
                    "bindable",
                    PLAN_UPDATEABLE,
                    "instances_retrievable",
                    "bindings_retrievable",
                    "allow_context_updates",
                    "binding_rotatable",
                    "free");

    /* A null that stands elsewhere in metadata goes to platforms as it is. */
    private static final List<String> METADATA =
            List.of(
                    "displayName",
                    "imageUrl",
                    "longDescription",
                    "providerDisplayName",
                    "documentationUrl",
                    "supportUrl",
                    "shareable",
                    "bullets",
                    "costs");

    private final BiConsumer<String, String> told;

    /// @param told gets the place of each change, as a JSON pointer, and what was changed
    Mending(BiConsumer<String, String> told) {
        this.told = told;
    }

    /// The offering as it should have been written.
    ///
    /// @param written is left as it is
    ObjectNode of(ObjectNode written) {
        ObjectNode offering = common(written, "");
        if (!offering.has("bindable")) {
            offering.put("bindable", false);
            told.accept("", "`bindable` is missing: it counts as false");
        }
        dashboard(offering);
        JsonNode plans = offering.path("plans");
        if (plans.isArray()) {
            var mended = JsonNodeFactory.instance.arrayNode();
            for (int index = 0; index < plans.size(); index++) {
                mended.add(
                        plans.get(index) instanceof ObjectNode plan
                                ? plan(plan, "/plans/" + index)
                                : plans.get(index));
            }
            offering.set("plans", mended);
        }
        return offering;
    }

    private ObjectNode plan(ObjectNode written, String place) {
        ObjectNode plan = common(written, place);
        JsonNode costs = plan.path("metadata").path("costs");
        boolean free = !plan.has("free") || plan.path("free").asBoolean(false);
        if (free && costs.isArray() && !costs.isEmpty()) {
            plan.put("free", false);
            told.accept(place + "/free", "a plan with costs is not free: `free` counts as false");
        }
        schemas(plan, place + "/schemas");
        return plan;
    }

    /* What offerings and plans have in common. */
    private ObjectNode common(ObjectNode written, String place) {
        ObjectNode mended = JsonNodeFactory.instance.objectNode();
        written.forEachEntry(
                (key, value) -> {
                    if (key.equals("provider")) {
                        told.accept(
                                place + "/provider",
                                "`provider` is left out: the broker's configuration says which"
                                        + " provider this repository has");
                    } else if (!value.isNull()) {
                        set(mended, key, value, written, place);
                    }
                });
        FLAGS.forEach(flag -> flag(mended, flag, place));
        if (mended.path("metadata") instanceof ObjectNode metadata) {
            METADATA.stream().filter(key -> metadata.path(key).isNull()).forEach(metadata::remove);
        }
        name(mended, place);
        JsonNode description = mended.path("description");
        boolean silent =
                description.isMissingNode()
                        || (description.isString() && description.stringValue().isBlank());
        if (silent && mended.path("name").isString()) {
            mended.set("description", mended.path("name"));
            told.accept(place + "/description", "`description` is missing: the name stands in");
        }
        return mended;
    }

    /* Keeps its place in the order, also under its right name. */
    private void set(ObjectNode mended, String key, JsonNode value, ObjectNode of, String place) {
        boolean meant =
                !key.equals(PLAN_UPDATEABLE)
                        && key.toLowerCase(Locale.ROOT)
                                .replaceAll("[_-]", "")
                                .matches("planupdate?able");
        if (!meant) {
            mended.set(key, value.deepCopy());
            return;
        }
        boolean both = of.hasNonNull(PLAN_UPDATEABLE);
        if (!both) {
            mended.set(PLAN_UPDATEABLE, value.deepCopy());
        }
        told.accept(
                place + "/" + key,
                "`%s` %s: the specification spells it `plan_updateable`"
                        .formatted(key, both ? "is left out" : "was put right"));
    }

    private void flag(ObjectNode mended, String flag, String place) {
        JsonNode value = mended.path(flag);
        String word = value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "";
        if (word.equals("true") || word.equals("false")) {
            mended.put(flag, word.equals("true"));
            told.accept(
                    place + "/" + flag, "`%s` is a text: it counts as %s".formatted(flag, word));
        }
    }

    /* Platforms' users type names; what people are to read stands in the metadata. */
    private void name(ObjectNode mended, String place) {
        if (!mended.path("name").isString()) {
            return;
        }
        String name = mended.path("name").stringValue();
        String typed = name.strip().replaceAll("[\\s\\p{Z}]+", "-");
        if (typed.equals(name) || typed.isEmpty()) {
            return;
        }
        mended.put("name", typed);
        if (!mended.has("metadata")) {
            mended.putObject("metadata");
        }
        if (mended.path("metadata") instanceof ObjectNode metadata
                && !metadata.has("displayName")) {
            metadata.put("displayName", name.strip());
        }
        told.accept(
                place + "/name",
                "`name` has white space: it is `%s` to platforms, and `metadata.displayName` says it"
                                .formatted(typed)
                        + " in full");
    }

    /* To UniPipe it was the place of the dashboard's address; to a platform it is how its users log in there. */
    private void dashboard(ObjectNode offering) {
        if (offering.path("dashboard_client") instanceof ObjectNode client
                && (client.path("id").asString("").isBlank()
                        || client.path("secret").asString("").isBlank())) {
            offering.remove("dashboard_client");
            told.accept(
                    "/dashboard_client",
                    "`dashboard_client` is left out, since it lacks `id` or `secret`");
        }
    }

    private void schemas(ObjectNode plan, String place) {
        if (!(plan.path("schemas") instanceof ObjectNode schemas)) {
            return;
        }
        for (String kind : List.of("service_instance", "service_binding")) {
            if (schemas.path(kind) instanceof ObjectNode actions) {
                for (String action : List.of("create", "update")) {
                    if (actions.path(action) instanceof ObjectNode holder) {
                        parameters(holder, place + "/" + kind + "/" + action + "/parameters");
                    }
                }
                withoutNulls(actions);
            }
        }
        withoutNulls(schemas);
    }

    private void parameters(ObjectNode holder, String place) {
        withoutNulls(holder);
        if (!(holder.path("parameters") instanceof ObjectNode schema)) {
            return;
        }
        JsonNode dialect = schema.path("$schema");
        if (dialect.isMissingNode() || dialect.isNull()) {
            ObjectNode mended = JsonNodeFactory.instance.objectNode().put("$schema", DRAFT_04);
            schema.remove("$schema");
            mended.setAll(schema);
            holder.set("parameters", mended);
            told.accept(place, "`$schema` is missing: it counts as draft 04");
        } else if (dialect.isString()) {
            String bare = dialect.stringValue().replaceFirst("#$", "");
            if (DIALECTS.containsKey(bare)) {
                schema.put("$schema", DIALECTS.get(bare));
                told.accept(
                        place + "/$schema",
                        "`$schema` counts as `%s`".formatted(DIALECTS.get(bare)));
            }
        }
    }

    private static void withoutNulls(ObjectNode object) {
        object.remove(
                object.propertyStream()
                        .filter(member -> member.getValue().isNull())
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
