package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of updating a service instance.
public final class UpdatingRules {

    private static final Rules RULES = new Rules(Chapter.UPDATING);

    public static final Requirement PLAN_CHANGE =
            RULES.must(
                    1,
                    "updating-a-service-instance",
                    "Takes a change of plan, or refuses it with a 4xx status, where "
                            + "it declares `plan_updateable`.");
    public static final Requirement CONTEXT_ONLY =
            RULES.must(
                    2,
                    "updating-a-service-instance",
                    "Takes an update of the context alone where it declares "
                            + "`allow_context_updates`.");
    public static final Requirement ASYNC_REQUIRED =
            RULES.must(
                    3,
                    "updating-a-service-instance",
                    "Answers 422 AsyncRequired when it can update only later and "
                            + "the platform does not accept that.");
    public static final Requirement MISSING_SERVICE =
            RULES.must(
                    4, "updating-a-service-instance", "Answers 400 when `service_id` is missing.");
    public static final Requirement MALFORMED =
            RULES.must(5, "updating-a-service-instance", "Answers 400 to a malformed request.");
    public static final Requirement WRONG_TYPE =
            RULES.must(
                    6,
                    "updating-a-service-instance",
                    "Changes nothing when a field is of the wrong type.");
    public static final Requirement UNKNOWN_SERVICE =
            RULES.must(
                    7,
                    "updating-a-service-instance",
                    "Changes nothing when `service_id` is not the offering of the " + "instance.");
    public static final Requirement UNKNOWN_PLAN =
            RULES.must(
                    8,
                    "updating-a-service-instance",
                    "Changes nothing when `plan_id` is not a plan of the offering.");
    public static final Requirement ABSENT =
            RULES.must(
                    9,
                    "updating-a-service-instance",
                    "Refuses to update an instance that is not there.");
    public static final Requirement PLAN_KEPT =
            RULES.must(
                    10,
                    "updating-a-service-instance",
                    "Keeps the plan of an instance when an update names none.");
    public static final Requirement PARAMETERS_KEPT =
            RULES.must(
                    11,
                    "updating-a-service-instance",
                    "Keeps the parameters of an instance when an update has none.");
    public static final Requirement PARAMETERS_VALID =
            RULES.should(
                    12,
                    "updating-a-service-instance",
                    "Changes nothing when the parameters are not valid.");
    public static final Requirement MAINTENANCE_CONFLICT =
            RULES.must(
                    13,
                    "updating-a-service-instance",
                    "Answers 422 MaintenanceInfoConflict when "
                            + "`maintenance_info.version` is not the one in its catalog.");
    public static final Requirement MAINTENANCE_ACCEPTED =
            RULES.must(
                    14,
                    "updating-a-service-instance",
                    "Takes an update whose `maintenance_info.version` is the one in "
                            + "its catalog, whatever else `maintenance_info` holds.");
    public static final Requirement EXTENSIONS_IGNORED =
            RULES.must(
                    15,
                    "vendor-extension-fields",
                    "Updates as if members were not there that it does not know.");
    public static final Requirement APPLIED =
            RULES.must(
                    16,
                    "updating-a-service-instance",
                    "Has changed the instance when it says that the update has " + "succeeded.");
    public static final Requirement ANSWERED =
            RULES.must(
                    17,
                    "updating-a-service-instance",
                    "Answers 200 when the changes are made, and 202 when they go " + "on.");
    public static final Requirement NO_EFFECT =
            RULES.may(
                    18,
                    "updating-a-service-instance",
                    "Answers 200 to an update that changes nothing.");
    public static final Requirement REPEATED_IN_PROGRESS =
            RULES.must(
                    19,
                    "updating-a-service-instance",
                    "Answers 202, with the `operation` of the first answer, when "
                            + "the same update is asked for again before it has ended.");
    public static final Requirement UNSUPPORTED =
            RULES.must(
                    20,
                    "updating-a-service-instance",
                    "Answers 422, or 400, when a change of plan is not supported.");
    public static final Requirement DASHBOARD_FIRST =
            RULES.must(
                    21,
                    "updating-a-service-instance",
                    "Gives a new `dashboard_url` in the first answer to the update " + "already.");
    public static final Requirement DASHBOARD_TYPE =
            RULES.must(
                    22,
                    "updating-a-service-instance",
                    "Gives `dashboard_url` as a string or null.");
    public static final Requirement OPERATION =
            RULES.must(
                    23,
                    "updating-a-service-instance",
                    "Gives `operation` as a string that is not empty.");
    public static final Requirement METADATA =
            RULES.must(
                    24,
                    "service-instance-metadata",
                    "Gives `metadata` as an object whose `labels` and `attributes` "
                            + "are objects.");
    public static final Requirement REFUSED_UNCHANGED =
            RULES.must(
                    25,
                    "updating-a-service-instance",
                    "Applies nothing of an update that it answers with a 4xx or 5xx " + "status.");

    private UpdatingRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                PLAN_CHANGE,
                CONTEXT_ONLY,
                ASYNC_REQUIRED,
                MISSING_SERVICE,
                MALFORMED,
                WRONG_TYPE,
                UNKNOWN_SERVICE,
                UNKNOWN_PLAN,
                ABSENT,
                PLAN_KEPT,
                PARAMETERS_KEPT,
                PARAMETERS_VALID,
                MAINTENANCE_CONFLICT,
                MAINTENANCE_ACCEPTED,
                EXTENSIONS_IGNORED,
                APPLIED,
                ANSWERED,
                NO_EFFECT,
                REPEATED_IN_PROGRESS,
                UNSUPPORTED,
                DASHBOARD_FIRST,
                DASHBOARD_TYPE,
                OPERATION,
                METADATA,
                REFUSED_UNCHANGED);
    }
}
