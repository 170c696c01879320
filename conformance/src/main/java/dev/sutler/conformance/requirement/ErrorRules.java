package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of errors, and of bodies and their content type.
public final class ErrorRules {

    private static final Rules RULES = new Rules(Chapter.ERRORS);
    private static final String ERRORS = "service-broker-errors";
    private static final String CODES = "error-codes";
    private static final String TYPE = "content-type";

    public static final Requirement ANSWERED =
            RULES.must(1, ERRORS, "Answers every request with an HTTP status code.");
    public static final Requirement NO_SERVER_ERROR =
            RULES.must(
                    2, ERRORS, "Answers 2xx to what it does and 4xx to what it refuses, not 5xx.");
    public static final Requirement OBJECT =
            RULES.must(3, ERRORS, "Answers with a JSON object when it succeeds.");
    public static final Requirement ERROR_OBJECT =
            RULES.should(4, ERRORS, "Where an error has a body, it is a JSON object.");
    public static final Requirement CODE =
            RULES.must(5, ERRORS, "Where an error has `error`, it is a non-empty string.");
    public static final Requirement WORD =
            RULES.should(6, ERRORS, "Where an error has `error`, it is one word in camel case.");
    public static final Requirement DESCRIPTION =
            RULES.must(7, ERRORS, "Where an error has `description`, it is a non-empty string.");
    public static final Requirement FLAGS =
            RULES.must(
                    8,
                    ERRORS,
                    "Where `instance_usable` or `update_repeatable` is, it is a boolean.");
    public static final Requirement USABLE_PLACE =
            RULES.must(
                    9,
                    ERRORS,
                    "Has `instance_usable` only where an update or deprovisioning fails.");
    public static final Requirement REPEATABLE_PLACE =
            RULES.must(10, ERRORS, "Has `update_repeatable` only where an update fails.");
    public static final Requirement CODE_STATUS =
            RULES.must(11, CODES, "Uses the specification's error codes with status 422 only.");
    public static final Requirement CODE_CASE =
            RULES.must(12, CODES, "Uses each of the specification's error codes in its case only.");
    public static final Requirement UNCHANGED =
            RULES.must(13, CODES, "Leaves its resources as they were when it answers 4xx.");
    public static final Requirement UNCHANGED_BY_FAILURE =
            RULES.should(14, CODES, "Leaves its resources as they were when it answers 5xx.");
    public static final Requirement CONTENT_TYPE =
            RULES.should(15, TYPE, "Answers with the content type application/json.");
    public static final Requirement NO_TYPE =
            RULES.may(16, TYPE, "Processes a body that has no content type.");
    public static final Requirement OTHER_TYPE =
            RULES.should(17, TYPE, "Answers 400 when it rejects a body for its content type.");
    public static final Requirement UNPROCESSABLE =
            RULES.should(18, TYPE, "Answers 400 to a body that cannot be processed.");

    private ErrorRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                ANSWERED,
                NO_SERVER_ERROR,
                OBJECT,
                ERROR_OBJECT,
                CODE,
                WORD,
                DESCRIPTION,
                FLAGS,
                USABLE_PLACE,
                REPEATABLE_PLACE,
                CODE_STATUS,
                CODE_CASE,
                UNCHANGED,
                UNCHANGED_BY_FAILURE,
                CONTENT_TYPE,
                NO_TYPE,
                OTHER_TYPE,
                UNPROCESSABLE);
    }
}
