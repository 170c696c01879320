package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of a broker that works synchronously, asynchronously or both.
/// That it refuses what it can only do later stands with each operation.
public final class AsynchronyRules {

    private static final Rules RULES = new Rules(Chapter.ASYNCHRONY);
    private static final String BOTH = "synchronous-and-asynchronous-operations";
    private static final String ASYNCHRONOUS = "asynchronous-operations";

    public static final Requirement PROMPT =
            RULES.should(1, BOTH, "Answers every request promptly.")
                    .unchecked("The specification names no time that would be prompt.");
    public static final Requirement SYNCHRONOUS_IF_POSSIBLE =
            RULES.should(
                            2,
                            BOTH,
                            "Answers synchronously where the operation is complete with the"
                                    + " answer.")
                    .unchecked(
                            "Whether an operation could have been completed with its answer is not"
                                    + " seen from outside.");
    public static final Requirement COMPLETE =
            RULES.should(
                    3,
                    BOTH,
                    "Answers synchronously only when the operation is complete: nothing is in"
                            + " progress afterwards.");
    public static final Requirement FALSE =
            RULES.must(
                    4,
                    ASYNCHRONOUS,
                    "Answers 422 with AsyncRequired when accepts_incomplete is false and the"
                            + " operation takes longer than its answer.");
    public static final Requirement ACCEPTED =
            RULES.must(
                    5,
                    ASYNCHRONOUS,
                    "Answers 202 when it executes asynchronously what came with"
                            + " accepts_incomplete=true.");

    private AsynchronyRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(PROMPT, SYNCHRONOUS_IF_POSSIBLE, COMPLETE, FALSE, ACCEPTED);
    }
}
