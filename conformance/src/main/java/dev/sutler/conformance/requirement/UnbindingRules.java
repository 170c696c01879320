package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of unbinding.
public final class UnbindingRules {

    private static final Rules RULES = new Rules(Chapter.UNBINDING);

    public static final Requirement RESOURCES =
            RULES.must(1, "unbinding", "Deletes all resources that it made for the binding.")
                    .unchecked("what a broker deletes behind its API cannot be seen from outside");
    public static final Requirement GONE =
            RULES.must(
                    2,
                    "unbinding",
                    "Has no such binding any more when it says that it was " + "deleted.");
    public static final Requirement OTHERS_STAY =
            RULES.must(
                    3,
                    "unbinding",
                    "Deletes this binding alone: others of the instance stay as " + "they were.");
    public static final Requirement HALTS_BINDING =
            RULES.must(
                    4,
                    "unbinding",
                    "Leaves nothing of a binding whose deletion it has accepted "
                            + "while it was being made.");
    public static final Requirement STATE_OF_DELETION =
            RULES.should(
                    5,
                    "unbinding",
                    "Tells the state of the deletion, when a binding is deleted "
                            + "later that was being made.");
    public static final Requirement BINDING_FAILED =
            RULES.should(
                    6,
                    "unbinding",
                    "Tells the creation as failed, when a binding is deleted at "
                            + "once that was being made.");
    public static final Requirement MISSING_SERVICE =
            RULES.must(7, "unbinding", "Answers 400 when `service_id` is missing.");
    public static final Requirement MISSING_PLAN =
            RULES.must(8, "unbinding", "Answers 400 when `plan_id` is missing.");
    public static final Requirement OTHER_IDS =
            RULES.may(
                    9,
                    "unbinding",
                    "Refuses to delete a binding whose offering or plan is not "
                            + "the one that is named.");
    public static final Requirement ASYNC_REQUIRED =
            RULES.must(
                    10,
                    "unbinding",
                    "Answers 422 AsyncRequired when it can unbind only later "
                            + "and the platform does not accept that.");
    public static final Requirement DELETED =
            RULES.must(
                    11,
                    "unbinding",
                    "Answers 200 when this request has deleted the binding, and "
                            + "202 when it goes on.");
    public static final Requirement REPEATED_IN_PROGRESS =
            RULES.must(
                    12,
                    "unbinding",
                    "Answers 202, with the `operation` of the first answer, "
                            + "when the deletion is asked for again before it has ended.");
    public static final Requirement ABSENT =
            RULES.must(13, "unbinding", "Answers 410 when the binding is not there.");
    public static final Requirement ELSEWHERE =
            RULES.must(
                    14,
                    "unbinding",
                    "Deletes no binding of another instance than the one that " + "is named.");
    public static final Requirement BUSY =
            RULES.must(
                    15,
                    "unbinding",
                    "Answers 422 ConcurrencyError when another operation keeps "
                            + "the binding from being deleted.");
    public static final Requirement OPERATION =
            RULES.must(
                    16,
                    "unbinding",
                    "Gives `operation` as a string of at most 10,000 " + "characters.");

    private UnbindingRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                RESOURCES,
                GONE,
                OTHERS_STAY,
                HALTS_BINDING,
                STATE_OF_DELETION,
                BINDING_FAILED,
                MISSING_SERVICE,
                MISSING_PLAN,
                OTHER_IDS,
                ASYNC_REQUIRED,
                DELETED,
                REPEATED_IN_PROGRESS,
                ABSENT,
                ELSEWHERE,
                BUSY,
                OPERATION);
    }
}
