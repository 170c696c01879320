package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of the headers of requests and answers.
public final class HeaderRules {

    private static final Rules RULES = new Rules(Chapter.HEADERS);
    private static final String VERSION = "api-version-header";
    private static final String ORIGIN = "originating-identity";
    private static final String REQUEST = "request-identity";

    public static final Requirement MINOR =
            RULES.must(1, VERSION, "Serves a request of any minor version, or answers 412.");
    public static final Requirement MAJOR =
            RULES.must(2, VERSION, "Serves a request of another major version, or answers 412.");
    public static final Requirement NEEDED =
            RULES.may(3, VERSION, "Says in a 412 which version is to be used.");
    public static final Requirement MISSING =
            RULES.must(4, VERSION, "Serves a request without a version, or answers 400 or 412.");
    public static final Requirement REQUIRED =
            RULES.may(5, VERSION, "Says, when it refuses a missing version, what is missing.");
    public static final Requirement MALFORMED =
            RULES.must(
                    6,
                    VERSION,
                    "Serves a request whose version is no version, or answers 400 or 412.");
    public static final Requirement ORIGIN_ACCEPTED =
            RULES.must(7, ORIGIN, "Takes the originating identity of a user of any platform.");
    public static final Requirement ORIGIN_OPTIONAL =
            RULES.must(8, ORIGIN, "Serves a request that has no originating identity.")
                    .unchecked(
                            "Almost no request of the kit has one: a broker that needs one"
                                    + " cannot be examined at all.");
    public static final Requirement ORIGIN_MALFORMED =
            RULES.must(
                    9,
                    ORIGIN,
                    "Serves a request whose originating identity is malformed, or answers 400.");
    public static final Requirement IDENTITY_OPTIONAL =
            RULES.must(10, REQUEST, "Serves a request that has no request identity.");
    public static final Requirement IDENTITY_ACCEPTED =
            RULES.must(11, REQUEST, "Takes any non-empty text as a request's identity.");
    public static final Requirement IDENTITY_LOGGED =
            RULES.may(12, REQUEST, "Writes the request's identity into its log.")
                    .unchecked("A broker's log is not seen from outside.");
    public static final Requirement IDENTITY_ECHOED =
            RULES.should(13, REQUEST, "Repeats the request's identity in the answer.");

    private HeaderRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                MINOR,
                MAJOR,
                NEEDED,
                MISSING,
                REQUIRED,
                MALFORMED,
                ORIGIN_ACCEPTED,
                ORIGIN_OPTIONAL,
                ORIGIN_MALFORMED,
                IDENTITY_OPTIONAL,
                IDENTITY_ACCEPTED,
                IDENTITY_LOGGED,
                IDENTITY_ECHOED);
    }
}
