package dev.sutler.conformance.checks.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.resource.SchemaLoader;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The schema of schemas of one draft of JSON Schema. It comes with the library: nothing is
/// fetched.
enum Metaschema {
    DRAFT_04("http://json-schema.org/draft-04/schema", SpecificationVersion.DRAFT_4),
    DRAFT_06("http://json-schema.org/draft-06/schema", SpecificationVersion.DRAFT_6),
    DRAFT_07("http://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7),
    DRAFT_2019_09(
            "https://json-schema.org/draft/2019-09/schema", SpecificationVersion.DRAFT_2019_09),
    DRAFT_2020_12(
            "https://json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12);

    private static final int DEEPEST = 2048;
    private static final int SENTENCES = 5;

    private final String address;
    private final SpecificationVersion version;

    Metaschema(String address, SpecificationVersion version) {
        this.address = address;
        this.version = version;
    }

    /// The draft that a schema names; empty when it names none that is known here.
    static Optional<Metaschema> of(JsonNode tree) {
        String named = tree.path("$schema").stringValueOpt().orElse("");
        String bare = named.endsWith("#") ? named.substring(0, named.length() - 1) : named;
        return Arrays.stream(values()).filter(each -> each.address.equals(bare)).findFirst();
    }

    /// Reads it, which takes a moment.
    Schema load() {
        SchemaLoader bundledOnly = SchemaLoader.builder().fetchRemoteResources(false).build();
        return SchemaRegistry.withDefaultDialect(
                        version, builder -> builder.schemaLoader(bundledOnly))
                .getSchema(SchemaLocation.of(version.getDialectId()));
    }

    /// What is wrong with a schema by a draft; empty when nothing is.
    static List<String> violations(Schema draft, JsonNode tree) {
        try {
            return draft
                    .validate(
                            tree,
                            context ->
                                    context.executionConfig(
                                            config -> config.maxEvaluationDepth(DEEPEST)))
                    .stream()
                    .map(Error::toString)
                    .limit(SENTENCES)
                    .toList();
        } catch (ValidationLimitExceededException tooDeep) {
            return List.of("it is nested too deeply to be checked");
        }
    }
}
