package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of deprovisioning.
public final class DeprovisioningRules {

    private static final Rules RULES = new Rules(Chapter.DEPROVISIONING);

    public static final Requirement RESOURCES =
            RULES.must(1, "deprovisioning", "Deletes all resources that it made for the instance.")
                    .unchecked("what a broker deletes behind its API cannot be seen from outside");
    public static final Requirement HALTS_PROVISIONING =
            RULES.must(
                    2,
                    "deprovisioning",
                    "Leaves nothing of an instance whose deletion it has accepted "
                            + "while it was being provisioned.");
    public static final Requirement STATE_OF_DELETION =
            RULES.should(
                    3,
                    "deprovisioning",
                    "Tells the state of the deletion, when an instance is deleted "
                            + "later that was being provisioned.");
    public static final Requirement PROVISIONING_FAILED =
            RULES.should(
                    4,
                    "deprovisioning",
                    "Tells the provisioning as failed, when an instance is deleted "
                            + "at once that was being provisioned.");
    public static final Requirement MISSING_SERVICE =
            RULES.must(5, "deprovisioning", "Answers 400 when `service_id` is missing.");
    public static final Requirement MISSING_PLAN =
            RULES.must(6, "deprovisioning", "Answers 400 when `plan_id` is missing.");
    public static final Requirement OTHER_IDS =
            RULES.may(
                    7,
                    "deprovisioning",
                    "Refuses to delete an instance whose offering or plan is not "
                            + "the one that is named.");
    public static final Requirement ASYNC_REQUIRED =
            RULES.must(
                    8,
                    "deprovisioning",
                    "Answers 422 AsyncRequired when it can delete only later and "
                            + "the platform does not accept that.");
    public static final Requirement DELETED =
            RULES.must(
                    9,
                    "deprovisioning",
                    "Answers 200 when this request has deleted the instance, and "
                            + "202 when it goes on.");
    public static final Requirement GONE =
            RULES.must(
                    10,
                    "deprovisioning",
                    "Has no such instance any more when it says that it was " + "deleted.");
    public static final Requirement REPEATED_IN_PROGRESS =
            RULES.must(
                    11,
                    "deprovisioning",
                    "Answers 202, with the `operation` of the first answer, when "
                            + "the deletion is asked for again before it has ended.");
    public static final Requirement ABSENT =
            RULES.must(12, "deprovisioning", "Answers 410 when the instance is not there.");
    public static final Requirement BUSY =
            RULES.must(
                    13,
                    "deprovisioning",
                    "Answers 422 ConcurrencyError when another operation keeps the "
                            + "instance from being deleted.");
    public static final Requirement OPERATION =
            RULES.must(
                    14,
                    "deprovisioning",
                    "Gives `operation` as a string of at most 10,000 characters.");

    private DeprovisioningRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                RESOURCES,
                HALTS_PROVISIONING,
                STATE_OF_DELETION,
                PROVISIONING_FAILED,
                MISSING_SERVICE,
                MISSING_PLAN,
                OTHER_IDS,
                ASYNC_REQUIRED,
                DELETED,
                GONE,
                REPEATED_IN_PROGRESS,
                ABSENT,
                BUSY,
                OPERATION);
    }
}
