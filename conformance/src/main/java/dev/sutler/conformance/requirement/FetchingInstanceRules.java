package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of fetching a service instance.
public final class FetchingInstanceRules {

    private static final Rules RULES = new Rules(Chapter.FETCHING_INSTANCES);

    public static final Requirement SUPPORTED =
            RULES.must(
                    1,
                    "fetching-a-service-instance",
                    "Lets instances be fetched whose offering says so.");
    public static final Requirement AT_ONCE =
            RULES.must(
                    2,
                    "fetching-a-service-instance",
                    "Lets an instance be fetched as soon as its provisioning has " + "succeeded.");
    public static final Requirement ABSENT =
            RULES.must(
                    3,
                    "fetching-a-service-instance",
                    "Answers 404 when the instance is not there.");
    public static final Requirement PROVISIONING =
            RULES.must(
                    4,
                    "fetching-a-service-instance",
                    "Answers 404 while the instance is being provisioned.");
    public static final Requirement UPDATING =
            RULES.must(
                    5,
                    "fetching-a-service-instance",
                    "Answers 422 ConcurrencyError when the instance cannot be "
                            + "fetched while it is updated.");
    public static final Requirement SERVICE_ID =
            RULES.must(
                    6,
                    "fetching-a-service-instance",
                    "Gives as `service_id` the offering that the instance is of.");
    public static final Requirement PLAN_ID =
            RULES.must(
                    7,
                    "fetching-a-service-instance",
                    "Gives as `plan_id` the plan that the instance is of.");
    public static final Requirement PARAMETERS =
            RULES.must(8, "fetching-a-service-instance", "Gives `parameters` as an object.");
    public static final Requirement DASHBOARD_TYPE =
            RULES.must(9, "fetching-a-service-instance", "Gives `dashboard_url` as a string.");
    public static final Requirement MAINTENANCE =
            RULES.must(
                    10,
                    "fetching-a-service-instance",
                    "Gives `maintenance_info` as an object with a version.");
    public static final Requirement METADATA =
            RULES.must(
                    11,
                    "service-instance-metadata",
                    "Gives `metadata` as an object whose `labels` and `attributes` "
                            + "are objects.");

    private FetchingInstanceRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                SUPPORTED,
                AT_ONCE,
                ABSENT,
                PROVISIONING,
                UPDATING,
                SERVICE_ID,
                PLAN_ID,
                PARAMETERS,
                DASHBOARD_TYPE,
                MAINTENANCE,
                METADATA);
    }
}
