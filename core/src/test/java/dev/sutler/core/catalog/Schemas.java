package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Parameter schemas to test with.
final class Schemas {

    private Schemas() {}

    /// @param members the members of the schema's object, without `$schema` and the braces
    static ParameterSchema compile(SchemaDraft draft, String members) {
        ObjectNode tree =
                Catalogs.object("{\"$schema\": \"%s\", %s}".formatted(draft.uri(), members));
        Problems problems = new Problems();
        Optional<ParameterSchema> schema =
                new SchemaCompiler().compile(tree, new Place(problems, "test", ""));
        return schema.orElseThrow(() -> new AssertionError(problems.all().toString()));
    }
}
