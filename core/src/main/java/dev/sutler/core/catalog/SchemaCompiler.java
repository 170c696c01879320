package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.SCHEMA_INVALID;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.SchemaLoader;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Makes parameter schemas out of trees, or reports what is wrong with them.
///
/// Nothing is ever fetched: the only documents that can be loaded are the five drafts' own schemas,
/// which the library brings along.
final class SchemaCompiler {

    /// Where references of a schema start from. It names nothing that could be fetched.
    private static final SchemaLocation BASE = SchemaLocation.of("urn:sutler:parameters");

    private static final Pattern DRAFTS = Pattern.compile("https?://json-schema\\.org/draft");

    /// Each level of a schema takes several of its draft's own rules.
    private static final int METASCHEMA_DEPTH = 2048;

    private final Map<SchemaDraft, SchemaRegistry> registries = new ConcurrentHashMap<>();
    private final Map<SchemaDraft, Schema> metaschemas = new ConcurrentHashMap<>();

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
        Schema metaschema =
                metaschemas.computeIfAbsent(
                        draft.get(),
                        each ->
                                registry.getSchema(
                                        SchemaLocation.of(each.version().getDialectId())));
        checkAgainstDraft(tree, metaschema, place);
        return place.problems().hasErrorsAt(place)
                ? Optional.empty()
                : tryOut(tree.deepCopy(), registry, place);
    }

    private static void checkAgainstDraft(ObjectNode tree, Schema metaschema, Place place) {
        Violation violation = new Violation(JsonNodeFactory.instance.objectNode(), "the schema");
        try {
            // Alternatives that all fail say as many things about one place; the first will do.
            Set<String> reported = new HashSet<>();
            for (Error error : metaschema.validate(tree, SchemaCompiler::limit)) {
                String pointer = error.getInstanceLocation().toString();
                if (reported.add(pointer)) {
                    place.below(pointer)
                            .report(
                                    SCHEMA_INVALID,
                                    "not valid in this draft of JSON Schema: "
                                            + violation.sentence(error));
                }
            }
        } catch (ValidationLimitExceededException tooDeep) {
            place.report(SCHEMA_INVALID, "the schema is nested too deeply to be checked");
        }
    }

    /* The drafts' one format that matters, `regex`, has a rule of its own here. */
    private static void limit(ExecutionContext context) {
        context.executionConfig(
                config ->
                        config.formatAssertionsEnabled(false).maxEvaluationDepth(METASCHEMA_DEPTH));
    }

    /* What the rules overlooked comes out when it is used for the first time. */
    private static Optional<ParameterSchema> tryOut(
            ObjectNode tree, SchemaRegistry registry, Place place) {
        // Without an id of its own, all of its references start from the base.
        ObjectNode anonymous = tree.deepCopy();
        anonymous.remove(List.of("$id", "id"));
        try {
            Schema schema = registry.getSchema(BASE, anonymous);
            schema.initializeValidators();
            CompiledSchema compiled = new CompiledSchema(schema, tree);
            if (compiled.neverEnds(JsonNodeFactory.instance.objectNode())) {
                place.report(SCHEMA_INVALID, "the schema refers to itself without end");
                return Optional.empty();
            }
            return Optional.of(compiled);
        } catch (RuntimeException broken) {
            // Whatever the library stumbles over, the author shall hear of it, with all other
            // problems.
            place.report(
                    SCHEMA_INVALID,
                    "the schema cannot be used (%s): make it simpler, or report this"
                            .formatted(broken.getClass().getSimpleName()));
            return Optional.empty();
        }
    }

    private static SchemaRegistry newRegistry(SchemaDraft draft) {
        SchemaLoader bundledOnly =
                SchemaLoader.builder()
                        .fetchRemoteResources(false)
                        .allow(address -> DRAFTS.matcher(address.toString()).lookingAt())
                        .build();
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder()
                        .locale(Locale.ROOT)
                        .regularExpressionFactory(new BoundedPatterns())
                        .build();
        return SchemaRegistry.withDialect(
                dialect(draft),
                // Schemas of all plans have the same base, so none must be taken for another.
                builder ->
                        builder.schemaLoader(bundledOnly)
                                .schemaRegistryConfig(config)
                                .schemaCacheEnabled(false));
    }

    /* Authors may add keywords of their own, for forms in a console say. The library would log each of them. */
    private static Dialect dialect(SchemaDraft draft) {
        Dialect standard =
                switch (draft) {
                    case DRAFT_04 -> Dialects.getDraft4();
                    case DRAFT_06 -> Dialects.getDraft6();
                    case DRAFT_07 -> Dialects.getDraft7();
                    case DRAFT_2019_09 -> Dialects.getDraft201909();
                    case DRAFT_2020_12 -> Dialects.getDraft202012();
                };
        return Dialect.builder(standard)
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
    }
}
