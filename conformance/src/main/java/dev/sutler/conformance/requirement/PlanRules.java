package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of a catalog's plans, their schemas and their maintenance
/// information.
public final class PlanRules {

    private static final Rules RULES = new Rules(Chapter.CATALOG);
    private static final String PLAN = "service-plan-object";
    private static final String SCHEMA = "input-parameters-schema-object";
    private static final String MAINTENANCE = "maintenance-info-object";

    public static final Requirement ID =
            RULES.must(22, PLAN, "Gives each plan a non-empty string as `id`.");
    public static final Requirement ID_UNIQUE =
            RULES.must(23, PLAN, "Gives no two plans of the catalog the same `id`.");
    public static final Requirement ID_GUID =
            RULES.should(24, PLAN, "Uses a GUID as `id` of a plan.");
    public static final Requirement NAME =
            RULES.must(25, PLAN, "Names each plan by a non-empty string.");
    public static final Requirement NAME_UNIQUE =
            RULES.must(26, PLAN, "Gives no two plans of an offering the same name.");
    public static final Requirement NAME_FRIENDLY =
            RULES.should(27, PLAN, "Names plans by letters, digits, periods and hyphens only.");
    public static final Requirement DESCRIPTION =
            RULES.must(28, PLAN, "Describes each plan by a non-empty string.");
    public static final Requirement METADATA =
            RULES.must(29, PLAN, "Gives a plan's `metadata` as an object.");
    public static final Requirement FLAGS =
            RULES.must(
                    30,
                    PLAN,
                    "Gives `free`, `bindable`, `binding_rotatable` and `plan_updateable` as"
                            + " booleans.");
    public static final Requirement POLLING =
            RULES.must(31, PLAN, "Gives `maximum_polling_duration` as an integer.");
    public static final Requirement SCHEMAS =
            RULES.must(
                    32,
                    "schemas-object",
                    "Gives `schemas`, and what is in it, as objects down to `parameters`.");
    public static final Requirement SCHEMA_VALID =
            RULES.must(33, SCHEMA, "Declares parameters by a schema that is a JSON schema.");
    public static final Requirement SCHEMA_VERSION =
            RULES.must(34, SCHEMA, "Declares the version of a schema by `$schema`.");
    public static final Requirement SCHEMA_ALONE =
            RULES.must(35, SCHEMA, "Refers in a schema to nothing outside of it.");
    public static final Requirement SCHEMA_SIZE =
            RULES.must(36, SCHEMA, "Has no schema of more than 64 kB.");
    public static final Requirement MAINTENANCE_VERSION =
            RULES.must(
                    37,
                    MAINTENANCE,
                    "Gives `maintenance_info` a `version` that is a semantic version.");
    public static final Requirement MAINTENANCE_DESCRIPTION =
            RULES.should(38, MAINTENANCE, "Describes maintenance by a string.");

    private PlanRules() {}

    /// All of them.
    public static List<Requirement> all() {
        return List.of(
                ID,
                ID_UNIQUE,
                ID_GUID,
                NAME,
                NAME_UNIQUE,
                NAME_FRIENDLY,
                DESCRIPTION,
                METADATA,
                FLAGS,
                POLLING,
                SCHEMAS,
                SCHEMA_VALID,
                SCHEMA_VERSION,
                SCHEMA_ALONE,
                SCHEMA_SIZE,
                MAINTENANCE_VERSION,
                MAINTENANCE_DESCRIPTION);
    }
}
