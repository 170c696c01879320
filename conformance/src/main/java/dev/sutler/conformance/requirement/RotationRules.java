package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of the rotation of bindings.
public final class RotationRules {

    private static final Rules RULES = new Rules(Chapter.ROTATION);

    public static final Requirement ROTATED =
            RULES.must(
                    1,
                    "binding-rotation",
                    "Makes a successor when `predecessor_binding_id` alone is "
                            + "given, and the plan says that it can.");
    public static final Requirement PREDECESSOR_VALID =
            RULES.must(
                    2,
                    "binding-rotation",
                    "Keeps the predecessor valid, as it was, when it has made a " + "successor.");
    public static final Requirement SUCCESSOR_VALID =
            RULES.must(
                    3,
                    "binding-rotation",
                    "Keeps the successor valid when the predecessor is deleted.");
    public static final Requirement PREDECESSOR_UNKNOWN =
            RULES.must(4, "binding-rotation", "Makes no successor of a binding that is not there.");
    public static final Requirement PREDECESSOR_DELETED =
            RULES.must(5, "binding-rotation", "Makes no successor of a binding that was deleted.");
    public static final Requirement PREDECESSOR_ELSEWHERE =
            RULES.must(
                    6, "binding-rotation", "Makes no successor of a binding of another instance.");
    public static final Requirement PREDECESSOR_EXPIRED =
            RULES.must(7, "binding-rotation", "Makes no successor of a binding that has expired.")
                    .unchecked("no check waits until a binding expires");
    public static final Requirement REPEATED =
            RULES.should(
                    8,
                    "binding-rotation",
                    "Answers 200 when the same rotation is asked for again, and "
                            + "the successor is there.");
    public static final Requirement UNDECLARED =
            RULES.may(
                    9,
                    "binding-rotation",
                    "Refuses a rotation when the plan does not say that it can.");

    private RotationRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                ROTATED,
                PREDECESSOR_VALID,
                SUCCESSOR_VALID,
                PREDECESSOR_UNKNOWN,
                PREDECESSOR_DELETED,
                PREDECESSOR_ELSEWHERE,
                PREDECESSOR_EXPIRED,
                REPEATED,
                UNDECLARED);
    }
}
