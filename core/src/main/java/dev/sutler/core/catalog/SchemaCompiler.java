package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.SCHEMA_INVALID;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.resource.SchemaLoader;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes parameter schemas out of trees, or reports what is wrong with them.
///
/// Nothing is ever fetched: the only documents that can be loaded are the five drafts' own schemas,
/// which the library brings along.
final class SchemaCompiler {

    private final Map<SchemaDraft, SchemaRegistry> registries = new EnumMap<>(SchemaDraft.class);

    /// @param tree the schema, not changed afterwards
    /// @return the schema; empty when something was reported
    Optional<ParameterSchema> compile(ObjectNode tree, Place place) {
        SchemaRules rules = new SchemaRules(tree, place);
        Optional<SchemaDraft> draft = rules.draft();
        rules.check();
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        SchemaRegistry registry =
                registries.computeIfAbsent(draft.get(), SchemaCompiler::newRegistry);
        checkAgainstDraft(tree, draft.get(), registry, place);
        return place.problems().hasErrorsAt(place)
                ? Optional.empty()
                : tryOut(tree.deepCopy(), registry, place);
    }

    private static void checkAgainstDraft(
            ObjectNode tree, SchemaDraft draft, SchemaRegistry registry, Place place) {
        Schema metaschema = registry.getSchema(SchemaLocation.of(draft.version().getDialectId()));
        List<Error> errors =
                metaschema.validate(
                        tree,
                        context ->
                                // Its one format that matters, `regex`, has a rule of its own.
                                context.executionConfig(
                                        config ->
                                                config.formatAssertionsEnabled(false)
                                                        .maxEvaluationDepth(
                                                                CompiledSchema.EVALUATION_DEPTH)));
        for (Error error : errors) {
            place.below(error.getInstanceLocation().toString())
                    .report(
                            SCHEMA_INVALID,
                            "not valid in this draft of JSON Schema: " + Violation.sentence(error));
        }
    }

    /* What the rules overlooked comes out when it is used for the first time. */
    private static Optional<ParameterSchema> tryOut(
            ObjectNode tree, SchemaRegistry registry, Place place) {
        // Without an id of its own, all of its references start from here.
        ObjectNode anonymous = tree.deepCopy();
        anonymous.remove(List.of("$id", "id"));
        try {
            Schema schema = registry.getSchema(anonymous);
            schema.initializeValidators();
            CompiledSchema compiled = new CompiledSchema(schema, tree);
            if (compiled.neverEnds(JsonNodeFactory.instance.objectNode())) {
                place.report(SCHEMA_INVALID, "the schema refers to itself without end");
                return Optional.empty();
            }
            return Optional.of(compiled);
        } catch (SchemaException broken) {
            place.report(SCHEMA_INVALID, "the schema cannot be used: " + broken.getMessage());
            return Optional.empty();
        }
    }

    private static SchemaRegistry newRegistry(SchemaDraft draft) {
        SchemaLoader bundledOnly =
                SchemaLoader.builder()
                        .fetchRemoteResources(false)
                        .allow(address -> address.toString().contains("://json-schema.org/draft"))
                        .build();
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder()
                        .locale(Locale.ROOT)
                        .regularExpressionFactory(new BoundedPatterns())
                        .build();
        return SchemaRegistry.withDefaultDialect(
                draft.version(),
                builder -> builder.schemaLoader(bundledOnly).schemaRegistryConfig(config));
    }
}
