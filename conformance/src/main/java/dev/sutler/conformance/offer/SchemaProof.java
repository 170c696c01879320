package dev.sutler.conformance.offer;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.SchemaLoader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says whether parameters fit a schema. Nothing is ever fetched, and nothing takes for ever: the
/// schema is a stranger's.
final class SchemaProof {

    private static final SchemaLocation BASE = SchemaLocation.of("urn:osb-check:parameters");
    private static final Pattern DRAFTS = Pattern.compile("https?://json-schema\\.org/draft");
    private static final List<SpecificationVersion> VERSIONS =
            List.of(
                    SpecificationVersion.DRAFT_4,
                    SpecificationVersion.DRAFT_6,
                    SpecificationVersion.DRAFT_7,
                    SpecificationVersion.DRAFT_2019_09,
                    SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private SchemaProof(Schema schema) {
        this.schema = schema;
    }

    /// The proof of a schema; empty when the schema cannot be used.
    static Optional<SchemaProof> of(ObjectNode tree) {
        ObjectNode anonymous = tree.deepCopy();
        anonymous.remove(List.of("$id", "id"));
        try {
            Schema schema = registry(tree).getSchema(BASE, anonymous);
            schema.initializeValidators();
            return Optional.of(new SchemaProof(schema));
        } catch (RuntimeException | StackOverflowError broken) {
            // Whatever the library stumbles over: it is the broker's schema, and no reason to end.
            return Optional.empty();
        }
    }

    /// Whether they fit, formats included.
    boolean fits(JsonNode parameters) {
        return errors(parameters, true) == 0;
    }

    /// Whether they do not fit even where formats are taken for remarks.
    boolean forbids(JsonNode parameters) {
        return errors(parameters, false) > 0;
    }

    /* What cannot be told is neither: less than none. */
    private int errors(JsonNode parameters, boolean formats) {
        ExecutionConfig limits =
                ExecutionConfig.builder()
                        .locale(Locale.ROOT)
                        .maxEvaluationDepth(256)
                        .maxEvaluationSteps(100_000)
                        .formatAssertionsEnabled(formats)
                        .build();
        ExecutionContext context = new ExecutionContext(limits);
        try {
            schema.validate(context, parameters);
            return context.getErrors().size();
        } catch (RuntimeException | StackOverflowError unknown) {
            return -1;
        }
    }

    private static SchemaRegistry registry(ObjectNode tree) {
        SchemaLoader bundledOnly =
                SchemaLoader.builder()
                        .fetchRemoteResources(false)
                        .allow(address -> DRAFTS.matcher(address.toString()).lookingAt())
                        .build();
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder()
                        .locale(Locale.ROOT)
                        .regularExpressionFactory(new ShortPatterns())
                        .build();
        return SchemaRegistry.withDialect(
                dialect(tree),
                builder -> builder.schemaLoader(bundledOnly).schemaRegistryConfig(config));
    }

    /* The library would log each keyword that it does not know. */
    private static Dialect dialect(ObjectNode tree) {
        return Dialect.builder(named(tree))
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
    }

    private static Dialect named(ObjectNode tree) {
        String name = tree.path("$schema").asString("").replaceFirst("#$", "");
        return VERSIONS.stream()
                .filter(each -> each.getDialectId().replaceFirst("#$", "").equals(name))
                .findFirst()
                .map(SchemaProof::of)
                .orElseGet(Dialects::getDraft7);
    }

    private static Dialect of(SpecificationVersion version) {
        return switch (version) {
            case DRAFT_4 -> Dialects.getDraft4();
            case DRAFT_6 -> Dialects.getDraft6();
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_2019_09 -> Dialects.getDraft201909();
            case DRAFT_2020_12 -> Dialects.getDraft202012();
        };
    }
}
