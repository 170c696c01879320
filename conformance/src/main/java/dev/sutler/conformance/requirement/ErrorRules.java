package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of errors, and of bodies and their content type.
public final class ErrorRules {

    private static final Rules RULES = new Rules(Chapter.ERRORS);

    public static final Requirement OBJECT =
            RULES.must(
                    1, "service-broker-errors", "Answers with a JSON object, in errors as well.");
    public static final Requirement CODE =
            RULES.must(
                    2,
                    "service-broker-errors",
                    "Where an error has `error`, it is a non-empty string.");
    public static final Requirement DESCRIPTION =
            RULES.must(
                    3,
                    "service-broker-errors",
                    "Where an error has `description`, it is a non-empty string.");

    public static final Requirement ANSWERED =
            RULES.must(
                    4, "service-broker-errors", "Answers every request with an HTTP status code.");

    public static final Requirement UNCHANGED =
            RULES.must(
                    20,
                    "error-codes",
                    "Leaves everything as it was when it answers with a 4xx status.");

    private ErrorRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(OBJECT, CODE, DESCRIPTION, ANSWERED, UNCHANGED);
    }
}
