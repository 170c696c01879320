package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of provisioning.
public final class ProvisioningRules {

    private static final Rules RULES = new Rules(Chapter.PROVISIONING);

    public static final Requirement RESOURCE =
            RULES.must(
                            1,
                            "provisioning",
                            "Makes a new resource for each instance that is asked for.")
                    .unchecked("what a broker makes behind its API cannot be seen from outside");
    public static final Requirement ID_REUSED =
            RULES.may(
                    2,
                    "provisioning",
                    "Takes the id of an instance that was deleted for a new one.");
    public static final Requirement ASYNC_REQUIRED =
            RULES.must(
                    3,
                    "provisioning",
                    "Answers 422 AsyncRequired when it can provision only later and "
                            + "the platform does not accept that.");
    public static final Requirement UNKNOWN_SERVICE =
            RULES.must(
                    4,
                    "provisioning",
                    "Provisions nothing when `service_id` is not in its catalog.");
    public static final Requirement UNKNOWN_PLAN =
            RULES.must(
                    5,
                    "provisioning",
                    "Provisions nothing when `plan_id` is not a plan of the " + "offering.");
    public static final Requirement MISSING_IDS =
            RULES.must(6, "provisioning", "Answers 400 when `service_id` or `plan_id` is missing.");
    public static final Requirement MISSING_TENANCY =
            RULES.must(
                    7,
                    "provisioning",
                    "Answers 400 when `organization_guid` or `space_guid` is " + "missing.");
    public static final Requirement MALFORMED =
            RULES.must(8, "provisioning", "Answers 400 to a malformed request.");
    public static final Requirement WRONG_TYPE =
            RULES.must(9, "provisioning", "Provisions nothing when a field is of the wrong type.");
    public static final Requirement INVALID_DATA =
            RULES.may(
                    10, "provisioning", "Answers 400, and no other error status, to invalid data.");
    public static final Requirement PARAMETERS_VALID =
            RULES.should(
                    11, "provisioning", "Provisions nothing when the parameters are not valid.");
    public static final Requirement MAINTENANCE_CONFLICT =
            RULES.must(
                    12,
                    "provisioning",
                    "Answers 422 MaintenanceInfoConflict when "
                            + "`maintenance_info.version` is not the one in its catalog.");
    public static final Requirement MAINTENANCE_ACCEPTED =
            RULES.must(
                    13,
                    "provisioning",
                    "Provisions when `maintenance_info.version` is the one in its "
                            + "catalog, whatever else `maintenance_info` holds.");
    public static final Requirement EXTENSIONS_IGNORED =
            RULES.must(
                    14,
                    "vendor-extension-fields",
                    "Provisions as if members were not there that it does not know.");
    public static final Requirement CREATED =
            RULES.must(
                    15,
                    "provisioning",
                    "Answers 201 when this request has provisioned the instance, "
                            + "and 202 when it goes on.");
    public static final Requirement REPEATED =
            RULES.should(
                    16,
                    "provisioning",
                    "Answers 200 when the same is asked for again, and the instance "
                            + "is there.");
    public static final Requirement CREATED_ONCE =
            RULES.must(
                    17,
                    "provisioning",
                    "Claims a creation for one request only: a repeat is not "
                            + "answered with 201.");
    public static final Requirement KEY_ORDER =
            RULES.should(
                    18,
                    "provisioning",
                    "Takes parameters as the same whatever the order of their " + "members.");
    public static final Requirement EMPTY_PARAMETERS =
            RULES.may(19, "provisioning", "Takes no parameters and `{}` as the same.");
    public static final Requirement REPEATED_IN_PROGRESS =
            RULES.must(
                    20,
                    "provisioning",
                    "Answers 202, with the `operation` of the first answer, when "
                            + "the same is asked for again while it is being provisioned.");
    public static final Requirement CONFLICT =
            RULES.must(
                    21,
                    "provisioning",
                    "Answers 409 when an instance with this id is there with other "
                            + "attributes.");
    public static final Requirement CONFLICT_IN_PROGRESS =
            RULES.must(
                    22,
                    "provisioning",
                    "Answers 409 when an instance with this id is being provisioned "
                            + "with other attributes.");
    public static final Requirement DASHBOARD_FIRST =
            RULES.must(
                    23,
                    "provisioning",
                    "Gives a `dashboard_url` that an instance has in the first "
                            + "answer already.");
    public static final Requirement DASHBOARD_TYPE =
            RULES.must(24, "provisioning", "Gives `dashboard_url` as a string or null.");
    public static final Requirement DASHBOARD_OWN =
            RULES.must(
                    25,
                    "provisioning",
                    "Gives each instance a `dashboard_url` that tells it from " + "others.");
    public static final Requirement OPERATION =
            RULES.must(
                    26,
                    "provisioning",
                    "Gives `operation` as a string of at most 10,000 characters, or " + "null.");
    public static final Requirement METADATA =
            RULES.must(
                    27,
                    "service-instance-metadata",
                    "Gives `metadata` as an object whose `labels` and `attributes` "
                            + "are objects.");

    private ProvisioningRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                RESOURCE,
                ID_REUSED,
                ASYNC_REQUIRED,
                UNKNOWN_SERVICE,
                UNKNOWN_PLAN,
                MISSING_IDS,
                MISSING_TENANCY,
                MALFORMED,
                WRONG_TYPE,
                INVALID_DATA,
                PARAMETERS_VALID,
                MAINTENANCE_CONFLICT,
                MAINTENANCE_ACCEPTED,
                EXTENSIONS_IGNORED,
                CREATED,
                REPEATED,
                CREATED_ONCE,
                KEY_ORDER,
                EMPTY_PARAMETERS,
                REPEATED_IN_PROGRESS,
                CONFLICT,
                CONFLICT_IN_PROGRESS,
                DASHBOARD_FIRST,
                DASHBOARD_TYPE,
                DASHBOARD_OWN,
                OPERATION,
                METADATA);
    }
}
