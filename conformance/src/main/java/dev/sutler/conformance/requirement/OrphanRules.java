package dev.sutler.conformance.requirement;

import java.util.List;

/// What orphan mitigation demands of a broker: that a platform can clean up behind a failure.
public final class OrphanRules {

    private static final Rules RULES = new Rules(Chapter.ORPHANS);
    private static final String ANCHOR = "orphan-mitigation";

    public static final Requirement INSTANCE =
            RULES.must(
                    1,
                    ANCHOR,
                    "Lets an instance be deprovisioned whose provisioning failed, or says that it"
                            + " is gone.");
    public static final Requirement BINDING =
            RULES.must(
                    2,
                    ANCHOR,
                    "Lets a binding be unbound whose making failed, or says that it is gone.");
    public static final Requirement UPDATED =
            RULES.must(3, ANCHOR, "Lets an instance be deprovisioned whose update failed.");
    public static final Requirement BY_ITSELF =
            RULES.may(4, ANCHOR, "Removes by itself what it believes to be orphaned.")
                    .unchecked("What a broker believes is not seen from outside.");

    private OrphanRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(INSTANCE, BINDING, UPDATED, BY_ITSELF);
    }
}
