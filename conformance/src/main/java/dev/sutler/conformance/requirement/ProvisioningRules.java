package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of provisioning.
public final class ProvisioningRules {

    private static final Rules RULES = new Rules(Chapter.PROVISIONING);

    public static final Requirement CREATED =
            RULES.must(
                    1,
                    "provisioning",
                    "Answers 201 when the instance was provisioned by this request.");
    public static final Requirement CONFLICT =
            RULES.must(
                    2,
                    "provisioning",
                    "Answers 409 when an instance with this id exists with other attributes.");

    private ProvisioningRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(CREATED, CONFLICT);
    }
}
