package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of fetching a service binding.
public final class FetchingBindingRules {

    private static final Rules RULES = new Rules(Chapter.FETCHING_BINDINGS);

    public static final Requirement SUPPORTED =
            RULES.must(
                    1,
                    "fetching-a-service-binding",
                    "Lets bindings be fetched whose offering says so.");
    public static final Requirement AT_ONCE =
            RULES.must(
                    2,
                    "fetching-a-service-binding",
                    "Lets a binding be fetched as soon as `last_operation` says "
                            + "that it has succeeded.");
    public static final Requirement HINTS =
            RULES.must(
                    3,
                    "fetching-a-service-binding",
                    "Answers as well when `service_id` and `plan_id` are not " + "given.");
    public static final Requirement ABSENT =
            RULES.must(
                    4, "fetching-a-service-binding", "Answers 404 when the binding is not there.");
    public static final Requirement ELSEWHERE =
            RULES.must(
                    5,
                    "fetching-a-service-binding",
                    "Answers 404 when the binding is one of another instance.");
    public static final Requirement IN_PROGRESS =
            RULES.must(
                    6,
                    "fetching-a-service-binding",
                    "Answers 404 while the binding is being made.");
    public static final Requirement CREDENTIALS =
            RULES.must(
                    7,
                    "fetching-a-service-binding",
                    "Gives the credentials of a binding that was made later "
                            + "than the first answer.");
    public static final Requirement SAME =
            RULES.should(
                    8,
                    "fetching-a-service-binding",
                    "Gives what the first answer gave, if it gives it at all.");
    public static final Requirement PARAMETERS =
            RULES.must(9, "fetching-a-service-binding", "Gives `parameters` as an object.");

    private FetchingBindingRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                SUPPORTED,
                AT_ONCE,
                HINTS,
                ABSENT,
                ELSEWHERE,
                IN_PROGRESS,
                CREDENTIALS,
                SAME,
                PARAMETERS);
    }
}
