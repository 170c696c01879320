package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.FIELD_MISSPELLED;
import static dev.sutler.core.catalog.CatalogRule.FIELD_UNKNOWN;

import java.util.List;
import java.util.Optional;

/// The fields that an object of a catalog is known to have. Others are the author's own business
/// (specification, "Vendor Extension Fields"), unless they look like a mistake.
///
/// @param names all known fields
/// @param decisive those that change what the broker does, silently, when they are misspelled
record KnownFields(List<String> names, List<String> decisive) {

    private static final String PLAN_UPDATEABLE = "plan_updateable";

    static final KnownFields OFFERING =
            new KnownFields(
                    List.of(
                            "name",
                            "id",
                            "description",
                            "tags",
                            "requires",
                            "bindable",
                            "instances_retrievable",
                            "bindings_retrievable",
                            "allow_context_updates",
                            "metadata",
                            "dashboard_client",
                            PLAN_UPDATEABLE,
                            "plans",
                            "provider",
                            "retired"),
                    List.of(PLAN_UPDATEABLE));

    static final KnownFields PLAN =
            new KnownFields(
                    List.of(
                            "id",
                            "name",
                            "description",
                            "metadata",
                            "free",
                            "bindable",
                            "binding_rotatable",
                            PLAN_UPDATEABLE,
                            "schemas",
                            "maximum_polling_duration",
                            "maintenance_info",
                            "provider",
                            "retired"),
                    List.of(PLAN_UPDATEABLE));

    static final KnownFields SCHEMAS = allDecisive("service_instance", "service_binding");
    static final KnownFields INSTANCE_SCHEMA = allDecisive("create", "update");
    static final KnownFields BINDING_SCHEMA = allDecisive("create");
    static final KnownFields INPUT_PARAMETERS = allDecisive("parameters");

    private static KnownFields allDecisive(String... names) {
        return new KnownFields(List.of(names), List.of(names));
    }

    void check(Fields fields) {
        for (String name : fields.node().propertyNames()) {
            if (!names.contains(name)) {
                report(fields.at(name), name);
            }
        }
    }

    private void report(Place place, String name) {
        Optional<String> meant = Spelling.nearest(name, names);
        if (meant.filter(decisive::contains).isPresent()) {
            place.report(
                    FIELD_MISSPELLED,
                    "`%s` has no effect: the specification spells it `%s`"
                            .formatted(name, meant.get()));
        } else {
            String suggestion = meant.map(each -> ": did you mean `" + each + "`?").orElse(".");
            place.report(
                    FIELD_UNKNOWN,
                    "`%s` is not in the specification%s It goes to platforms as it is"
                            .formatted(name, suggestion));
        }
    }
}
