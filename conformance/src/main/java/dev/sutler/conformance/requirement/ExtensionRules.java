package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands about what it does not define: extensions and later versions.
/// That unknown fields are ignored is judged with each request that may have them.
public final class ExtensionRules {

    private static final Rules RULES = new Rules(Chapter.EXTENSIONS);
    private static final String CHANGES = "change-policy-for-minor-versions";
    private static final String FIELDS = "vendor-extension-fields";

    public static final Requirement PARAMETERS_IGNORED =
            RULES.should(1, CHANGES, "Ignores query parameters that it does not know.");
    public static final Requirement PREFIXED =
            RULES.should(2, FIELDS, "Gives fields of its own a prefix that nobody else has.")
                    .unchecked("No one can tell a prefix from the beginning of a name.");

    private ExtensionRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(PARAMETERS_IGNORED, PREFIXED);
    }
}
