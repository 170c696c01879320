package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.Severity.ERROR;
import static dev.sutler.core.catalog.Severity.WARNING;

/// A rule that a catalog must keep, with the word that names it in problem lists and in the
/// documentation.
public enum CatalogRule {
    /// A file holds one offering, not a list of them.
    ONE_OFFERING_PER_FILE("one-offering-per-file", ERROR),
    /// Fields that the specification requires are there.
    FIELD_REQUIRED("field-required", ERROR),
    /// A field has the type that the specification gives it.
    FIELD_TYPE("field-type", ERROR),
    /// Texts that must say something, do.
    FIELD_EMPTY("field-empty", ERROR),
    /// Fields that change what the broker does are spelled right.
    FIELD_MISSPELLED("field-misspelled", ERROR),
    /// Other fields are known. They go to platforms unchanged.
    FIELD_UNKNOWN("field-unknown", WARNING),
    /// Descriptions have at most 255 characters.
    DESCRIPTION_LONG("description-long", WARNING),
    /// Names have no white space and no control characters.
    NAME_CHARACTERS("name-characters", ERROR),
    /// Names are "CLI-friendly": letters, digits, periods and hyphens.
    NAME_UNFRIENDLY("name-unfriendly", WARNING),
    /// No two offerings share a name.
    OFFERING_NAME_UNIQUE("offering-name-unique", ERROR),
    /// No two plans of an offering share a name.
    PLAN_NAME_UNIQUE("plan-name-unique", ERROR),
    /// Ids have no control characters and fit into a request.
    ID_CHARACTERS("id-characters", ERROR),
    /// No two offerings or plans share an id.
    ID_UNIQUE("id-unique", ERROR),
    /// An offering has a plan.
    PLANS_EMPTY("plans-empty", ERROR),
    /// `requires` names permissions of the specification.
    PERMISSION_UNKNOWN("permission-unknown", ERROR),
    /// A plan that costs something says `free: false`.
    COSTS_NOT_FREE("costs-not-free", ERROR),
    /// `maintenance_info.version` is a semantic version.
    MAINTENANCE_VERSION("maintenance-version", ERROR),
    /// `maximum_polling_duration` is a positive number of seconds.
    POLLING_DURATION("polling-duration", ERROR),
    /// Bindings can only be rotated where there are bindings.
    ROTATABLE_UNBINDABLE("rotatable-unbindable", WARNING),
    /// A schema says which draft it is written in.
    SCHEMA_DIALECT_MISSING("schema-dialect-missing", ERROR),
    /// The draft is one of the five that are supported.
    SCHEMA_DIALECT_UNKNOWN("schema-dialect-unknown", ERROR),
    /// All of a schema is written in one draft.
    SCHEMA_DIALECT_MIXED("schema-dialect-mixed", ERROR),
    /// A schema has at most 64 kB.
    SCHEMA_TOO_LARGE("schema-too-large", ERROR),
    /// A schema refers to nothing outside itself.
    SCHEMA_REFERENCE_EXTERNAL("schema-reference-external", ERROR),
    /// A schema refers only to what is there.
    SCHEMA_REFERENCE_UNRESOLVED("schema-reference-unresolved", ERROR),
    /// Parts of a schema do not move the base that its references start from.
    SCHEMA_ID_NESTED("schema-id-nested", ERROR),
    /// A schema's patterns are regular expressions.
    SCHEMA_PATTERN("schema-pattern", ERROR),
    /// A schema is valid in its draft.
    SCHEMA_INVALID("schema-invalid", ERROR),
    /// A schema allows objects, which is what parameters are.
    SCHEMA_NOT_OBJECT("schema-not-object", ERROR),
    /// A `provider` block's `type` is a provider that is installed.
    PROVIDER_TYPE_UNKNOWN("provider-type-unknown", ERROR),
    /// `answers` is a mode that exists.
    PROVIDER_ANSWERS_UNKNOWN("provider-answers-unknown", ERROR),
    /// The provider finds its settings right.
    PROVIDER_SETTING("provider-setting", ERROR),
    /// There are no more errors in a file than anybody would read.
    MORE_ERRORS("more-errors", ERROR),
    /// There are no more warnings in a file than anybody would read.
    MORE_WARNINGS("more-warnings", WARNING);

    private final String word;
    private final Severity severity;

    CatalogRule(String word, Severity severity) {
        this.word = word;
        this.severity = severity;
    }

    /// The word that names the rule; it never changes.
    public String word() {
        return word;
    }

    /// How much a breach matters.
    public Severity severity() {
        return severity;
    }
}
