package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Reads a plan's `schemas` (specification, "Schemas Object").
final class SchemasParser {

    private SchemasParser() {}

    static ServicePlan.Schemas parse(Fields plan, SchemaCompiler compiler) {
        Optional<Fields> schemas = plan.object("schemas");
        if (schemas.isEmpty()) {
            return ServicePlan.Schemas.NONE;
        }
        KnownFields.SCHEMAS.check(schemas.get());
        Optional<Fields> instance = schemas.get().object("service_instance");
        Optional<Fields> binding = schemas.get().object("service_binding");
        instance.ifPresent(KnownFields.INSTANCE_SCHEMA::check);
        binding.ifPresent(KnownFields.BINDING_SCHEMA::check);
        return new ServicePlan.Schemas(
                instance.flatMap(each -> parameters(each, "create", compiler)),
                instance.flatMap(each -> parameters(each, "update", compiler)),
                binding.flatMap(each -> parameters(each, "create", compiler)));
    }

    private static Optional<ParameterSchema> parameters(
            Fields parent, String action, SchemaCompiler compiler) {
        Optional<Fields> input = parent.object(action);
        input.ifPresent(KnownFields.INPUT_PARAMETERS::check);
        return input.flatMap(each -> each.object("parameters"))
                .flatMap(
                        schema -> {
                            ObjectNode tree = schema.node();
                            return compiler.compile(tree, schema.place());
                        });
    }
}
