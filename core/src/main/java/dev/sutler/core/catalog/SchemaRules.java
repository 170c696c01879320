package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.SCHEMA_DIALECT_MISSING;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_DIALECT_MIXED;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_DIALECT_UNKNOWN;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_ID_NESTED;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_INVALID;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_NOT_OBJECT;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_PATTERN;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_REFERENCE_EXTERNAL;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_REFERENCE_UNRESOLVED;
import static dev.sutler.core.catalog.CatalogRule.SCHEMA_TOO_LARGE;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules for one parameter schema that the specification, or safety, adds to those of JSON
/// Schema itself (specification, "Input Parameters Schema Object").
final class SchemaRules {

    private static final int BYTES = 64 * 1024;
    private static final String DIALECT = "$schema";

    private final ObjectNode root;
    private final Place place;
    private final SchemaReferences references;

    SchemaRules(ObjectNode root, Place place) {
        this.root = root;
        this.place = place;
        this.references = new SchemaReferences(root);
    }

    /// The draft that the schema says it is written in; reports one that is missing or unknown.
    Optional<SchemaDraft> draft() {
        JsonNode dialect = root.path(DIALECT);
        if (!dialect.isString()) {
            place.report(
                    SCHEMA_DIALECT_MISSING,
                    "a schema must say its draft in `$schema`: one of " + SchemaDraft.allUris());
            return Optional.empty();
        }
        Optional<SchemaDraft> draft = SchemaDraft.of(dialect.stringValue());
        if (draft.isEmpty()) {
            place.at(DIALECT)
                    .report(
                            SCHEMA_DIALECT_UNKNOWN,
                            "`$schema` must be one of " + SchemaDraft.allUris());
        }
        return draft;
    }

    /// Reports everything else.
    void check() {
        int size = root.toString().getBytes(StandardCharsets.UTF_8).length;
        if (size > BYTES) {
            place.report(
                    SCHEMA_TOO_LARGE,
                    "a schema must not have more than 65536 bytes as JSON; this one has " + size);
        }
        if (!allowsObjects(root.path("type"))) {
            place.at("type")
                    .report(
                            SCHEMA_NOT_OBJECT,
                            "parameters are an object, so `type` must be `object` or be left out");
        }
        checkParts();
    }

    /* A reference can lead to a place where no keyword puts a schema, so targets are walked through as well. */
    private void checkParts() {
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<SchemaParts.Part> waiting = new ArrayDeque<>();
        waiting.add(new SchemaParts.Part("", root));
        while (!waiting.isEmpty()) {
            SchemaParts.Part part = waiting.remove();
            if (seen.add(part.schema())) {
                checkPart(part);
                waiting.addAll(SchemaParts.of(part));
                waiting.addAll(targets(part));
            }
        }
    }

    private void checkPart(SchemaParts.Part part) {
        Place here = place.below(part.pointer());
        checkPattern(part.schema().path("pattern"), here.at("pattern"));
        JsonNode patterns = part.schema().path("patternProperties");
        for (String pattern : patterns.propertyNames()) {
            checkPattern(pattern, here.at("patternProperties").at(pattern));
        }
        for (String keyword : SchemaReferences.KEYWORDS) {
            JsonNode reference = part.schema().path(keyword);
            if (!reference.isMissingNode() && !reference.isString()) {
                here.at(keyword).report(SCHEMA_INVALID, "`" + keyword + "` must be a string");
            }
        }
        if (!part.pointer().isEmpty()) {
            checkIds(part.schema(), here);
            checkDialect(part.schema().path(DIALECT), here.at(DIALECT));
        }
    }

    private List<SchemaParts.Part> targets(SchemaParts.Part part) {
        return SchemaReferences.KEYWORDS.stream()
                .filter(keyword -> part.schema().path(keyword).isString())
                .flatMap(keyword -> target(part, keyword).stream())
                .toList();
    }

    private Optional<SchemaParts.Part> target(SchemaParts.Part part, String keyword) {
        Place here = place.below(part.pointer()).at(keyword);
        String reference = part.schema().path(keyword).stringValue();
        if (!reference.startsWith("#")) {
            here.report(
                    SCHEMA_REFERENCE_EXTERNAL,
                    "`%s` must start with `#`: copy what it refers to into this schema, for example below"
                                    .formatted(keyword)
                            + " `definitions`");
            return Optional.empty();
        }
        Optional<JsonNode> target = references.resolve(reference);
        if (target.isEmpty()) {
            here.report(
                    SCHEMA_REFERENCE_UNRESOLVED,
                    "`%s` leads to nothing in this schema".formatted(keyword));
        }
        // Where the target stands is not known here; the reference is a good place to report at,
        // too.
        return target.filter(JsonNode::isObject)
                .map(
                        found ->
                                new SchemaParts.Part(
                                        part.pointer() + "/" + keyword, (ObjectNode) found));
    }

    private void checkIds(ObjectNode schema, Place here) {
        for (String keyword : List.of("$id", "id")) {
            JsonNode id = schema.path(keyword);
            if (id.isString() && !id.stringValue().startsWith("#")) {
                here.at(keyword)
                        .report(
                                SCHEMA_ID_NESTED,
                                "only the top of a schema may have an `%s`: below it, references would lead"
                                                .formatted(keyword)
                                        + " elsewhere");
            }
        }
    }

    private void checkDialect(JsonNode dialect, Place here) {
        if (dialect.isString() && !dialect.equals(root.path(DIALECT))) {
            here.report(
                    SCHEMA_DIALECT_MIXED,
                    "only the top of a schema may say `$schema`: leave it out here");
        }
    }

    private static void checkPattern(JsonNode pattern, Place here) {
        if (pattern.isString()) {
            checkPattern(pattern.stringValue(), here);
        }
    }

    private static void checkPattern(String pattern, Place here) {
        BoundedPatterns.error(pattern)
                .ifPresent(
                        error -> here.report(SCHEMA_PATTERN, "not a regular expression: " + error));
    }

    private static boolean allowsObjects(JsonNode type) {
        return switch (type.getNodeType()) {
            case MISSING -> true;
            case STRING -> type.stringValue().equals("object");
            case ARRAY ->
                    type.valueStream()
                            .anyMatch(
                                    each -> each.isString() && each.stringValue().equals("object"));
            // Of the wrong type altogether, which the draft's own rules report.
            case NULL, BOOLEAN, NUMBER, OBJECT, BINARY, POJO -> true;
        };
    }
}
