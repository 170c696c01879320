package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of the catalog as a whole and of its offerings.
public final class CatalogRules {

    private static final Rules RULES = new Rules(Chapter.CATALOG);
    private static final String CATALOG = "catalog-management";
    private static final String OFFERING = "service-offering-object";

    public static final Requirement STABLE =
            RULES.must(1, CATALOG, "Keeps the ids of offerings and plans from query to query.");
    public static final Requirement SHORT =
            RULES.should(2, CATALOG, "Keeps names and descriptions within 255 characters.");
    public static final Requirement NOT_MODIFIED =
            RULES.may(3, CATALOG, "Answers 304 to the ETag or the date that it gave.");
    public static final Requirement MODIFIED =
            RULES.must(
                    4,
                    CATALOG,
                    "Answers with the whole catalog when it is asked for by another ETag.");
    public static final Requirement OK = RULES.must(5, "response", "Answers 200 with the catalog.");
    public static final Requirement SERVICES =
            RULES.must(6, "body", "Lists its offerings as objects in `services`.");
    public static final Requirement OFFERING_NAME =
            RULES.must(7, OFFERING, "Names each offering by a non-empty string.");
    public static final Requirement OFFERING_NAME_UNIQUE =
            RULES.must(8, OFFERING, "Gives no two offerings the same name.");
    public static final Requirement OFFERING_NAME_FRIENDLY =
            RULES.should(
                    9, OFFERING, "Names offerings by letters, digits, periods and hyphens only.");
    public static final Requirement OFFERING_ID =
            RULES.must(10, OFFERING, "Gives each offering a non-empty string as `id`.");
    public static final Requirement OFFERING_ID_UNIQUE =
            RULES.must(11, OFFERING, "Gives no two offerings the same `id`.");
    public static final Requirement OFFERING_ID_GLOBAL =
            RULES.must(12, OFFERING, "Uses an `id` that no other broker uses.")
                    .unchecked("Other brokers are not seen from here.");
    public static final Requirement OFFERING_ID_GUID =
            RULES.should(13, OFFERING, "Uses a GUID as `id` of an offering.");
    public static final Requirement OFFERING_DESCRIPTION =
            RULES.must(14, OFFERING, "Describes each offering by a non-empty string.");
    public static final Requirement TAGS =
            RULES.must(15, OFFERING, "Gives `tags` as an array of strings.");
    public static final Requirement REQUIRES =
            RULES.must(
                    16,
                    OFFERING,
                    "Requires only `syslog_drain`, `route_forwarding` and `volume_mount`.");
    public static final Requirement OFFERING_BINDABLE =
            RULES.must(
                    17, OFFERING, "Says of each offering by a boolean whether it is `bindable`.");
    public static final Requirement OFFERING_FLAGS =
            RULES.must(
                    18,
                    OFFERING,
                    "Gives `instances_retrievable`, `bindings_retrievable`,"
                            + " `allow_context_updates` and `plan_updateable` as booleans.");
    public static final Requirement OFFERING_METADATA =
            RULES.must(19, OFFERING, "Gives an offering's `metadata` as an object.");
    public static final Requirement DASHBOARD_CLIENT =
            RULES.must(
                    20,
                    OFFERING,
                    "Gives `dashboard_client` an `id` and a `secret`, both non-empty strings.");
    public static final Requirement PLANS =
            RULES.must(21, OFFERING, "Has at least one plan in each offering, as an object.");

    private CatalogRules() {}

    /// All of them.
    public static List<Requirement> all() {
        return List.of(
                STABLE,
                SHORT,
                NOT_MODIFIED,
                MODIFIED,
                OK,
                SERVICES,
                OFFERING_NAME,
                OFFERING_NAME_UNIQUE,
                OFFERING_NAME_FRIENDLY,
                OFFERING_ID,
                OFFERING_ID_UNIQUE,
                OFFERING_ID_GLOBAL,
                OFFERING_ID_GUID,
                OFFERING_DESCRIPTION,
                TAGS,
                REQUIRES,
                OFFERING_BINDABLE,
                OFFERING_FLAGS,
                OFFERING_METADATA,
                DASHBOARD_CLIENT,
                PLANS);
    }
}
