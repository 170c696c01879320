package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands when requests for one resource come at the same time.
public final class ConcurrencyRules {

    private static final Rules RULES = new Rules(Chapter.CONCURRENCY);
    private static final String BLOCKING = "blocking-operations";

    public static final Requirement REFUSED =
            RULES.must(
                    1,
                    BLOCKING,
                    "Does what comes at the same time as something else, or refuses it with 422"
                            + " and ConcurrencyError.");
    public static final Requirement ONE_INSTANCE =
            RULES.must(
                    2,
                    "provisioning",
                    "Makes one instance when the same provision comes several times at once: one"
                            + " 201, or 202 with one operation.");
    public static final Requirement ONE_WINNER =
            RULES.must(
                    3,
                    "provisioning",
                    "Accepts one of several different provisions that come at once with one id; the"
                            + " others get 409 or ConcurrencyError.");
    public static final Requirement ONE_DEPROVISION =
            RULES.must(
                    4,
                    "deprovisioning",
                    "Deletes an instance once when the same deprovision comes several times at"
                            + " once: one 200, or 202 with one operation.");
    public static final Requirement ONE_BINDING =
            RULES.must(
                    5,
                    "binding",
                    "Makes one binding, with one set of credentials, when the same bind comes"
                            + " several times at once.");
    public static final Requirement EVERY_BINDING =
            RULES.must(
                    6,
                    BLOCKING,
                    "Makes each binding that it accepts while others are made for the instance.");
    public static final Requirement NO_BINDING_LEFT =
            RULES.should(
                    7,
                    "deprovisioning",
                    "Leaves no binding behind when a bind comes at the same time as a deprovision"
                            + " that succeeds.");
    public static final Requirement UPDATES_KEPT =
            RULES.must(
                    8,
                    "updating-a-service-instance",
                    "Ends with what the accepted updates asked for when different ones come at"
                            + " once; of two for the same, with one of them.");

    private ConcurrencyRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                REFUSED,
                ONE_INSTANCE,
                ONE_WINNER,
                ONE_DEPROVISION,
                ONE_BINDING,
                EVERY_BINDING,
                NO_BINDING_LEFT,
                UPDATES_KEPT);
    }
}
