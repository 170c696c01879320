package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of a broker that is asked for what makes no sense.
public final class InputRules {

    private static final Rules RULES = new Rules(Chapter.ERRORS);

    public static final Requirement CLIENT_ERROR =
            RULES.must(
                    30,
                    "service-broker-errors",
                    "Answers a request that it cannot read or use with a 4xx status, not with"
                            + " 5xx.");
    public static final Requirement MALFORMED =
            RULES.must(
                    31,
                    "provisioning",
                    "Answers 400 when the body of a request is no JSON object.");
    public static final Requirement CONTENT_TYPE =
            RULES.should(
                    32,
                    "content-type",
                    "Answers 400 when it does not take a body for its Content-Type.");

    private InputRules() {}

    /// All of them.
    public static List<Requirement> all() {
        return List.of(CLIENT_ERROR, MALFORMED, CONTENT_TYPE);
    }
}
