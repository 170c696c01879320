package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of what stands in addresses.
public final class UrlRules {

    private static final Rules RULES = new Rules(Chapter.URLS);
    private static final String ANCHOR = "url-properties";

    public static final Requirement UNRESERVED_TAKEN =
            RULES.should(
                    1,
                    ANCHOR,
                    "Takes ids made of letters, digits, hyphen, period, underscore, tilde.");
    public static final Requirement ENCODED_TAKEN =
            RULES.may(2, ANCHOR, "Takes ids with any other characters, percent-encoded.");
    public static final Requirement DECODED =
            RULES.should(3, ANCHOR, "Knows an id again when it is percent-encoded in another way.");
    public static final Requirement CATALOG_UNRESERVED =
            RULES.should(
                    4, ANCHOR, "Uses only unreserved characters in ids of offerings and plans.");
    public static final Requirement OPERATION_UNRESERVED =
            RULES.should(5, ANCHOR, "Uses only unreserved characters in `operation`.");

    private UrlRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                UNRESERVED_TAKEN, ENCODED_TAKEN, DECODED, CATALOG_UNRESERVED, OPERATION_UNRESERVED);
    }
}
