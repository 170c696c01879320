package dev.sutler.conformance.requirement;

import java.util.List;
import java.util.stream.Stream;

/// What the specification demands of `last_operation`, of instances and of bindings.
public final class PollingRules {

    private static final Rules RULES = new Rules(Chapter.POLLING);
    private static final String INSTANCES = "polling-last-operation-for-service-instances";
    private static final String BINDINGS = "polling-last-operation-for-service-bindings";

    /// What is demanded of both endpoints.
    ///
    /// @param answered 200 while and after an operation
    /// @param absent 404 for what is not there
    /// @param gone 410 after a deletion only
    /// @param state one of three words
    /// @param description its type
    /// @param terminal an end is an end
    /// @param deleted how a deletion ends
    /// @param remembered an end is told more than once
    /// @param retryAfter a duration
    public record Endpoint(
            Requirement answered,
            Requirement absent,
            Requirement gone,
            Requirement state,
            Requirement description,
            Requirement terminal,
            Requirement deleted,
            Requirement remembered,
            Requirement retryAfter) {

        List<Requirement> all() {
            return List.of(
                    answered,
                    absent,
                    gone,
                    state,
                    description,
                    terminal,
                    deleted,
                    remembered,
                    retryAfter);
        }
    }

    public static final Requirement MALFORMED =
            RULES.must(1, INSTANCES, "Answers 400 when a poll is malformed or lacks something.")
                    .unchecked(
                            "A poll has nothing that must be there, and the specification does not"
                                    + " say what makes one malformed.");
    public static final Endpoint INSTANCE =
            endpoint(
                    2,
                    INSTANCES,
                    "an instance",
                    "Where a state has `description`, it is a non-empty string.");
    public static final Requirement REASON =
            RULES.may(11, INSTANCES, "Tells in `description` why an operation failed.");

    public static final Endpoint BINDING =
            endpoint(12, BINDINGS, "a binding", "Where a state has `description`, it is a string.");

    private PollingRules() {}

    private static Endpoint endpoint(
            int first, String anchor, String what, String descriptionRule) {
        return new Endpoint(
                RULES.must(
                        first,
                        anchor,
                        "Answers 200 when an operation of "
                                + what
                                + " is polled that goes on or"
                                + " has ended."),
                RULES.must(
                        first + 1,
                        anchor,
                        "Answers 404 when " + what + " is polled that never was."),
                RULES.must(
                        first + 2,
                        anchor,
                        "Answers 410 to a poll of "
                                + what
                                + " only where its deletion was asked"
                                + " for."),
                RULES.must(
                        first + 3,
                        anchor,
                        "Tells of "
                                + what
                                + " the `state` `in progress`, `succeeded` or"
                                + " `failed`."),
                RULES.must(first + 4, anchor, descriptionRule),
                RULES.must(
                        first + 5,
                        anchor,
                        "Tells no other state of an operation of " + what + " once it has ended."),
                RULES.must(
                        first + 6,
                        anchor,
                        "Answers with `succeeded`, or 410, when the deletion of "
                                + what
                                + " is"
                                + " polled that has succeeded."),
                RULES.should(
                        first + 7,
                        anchor,
                        "Does not forget the end of an operation of "
                                + what
                                + " as soon as it was"
                                + " told."),
                RULES.should(
                        first + 8,
                        anchor,
                        "Where a state of "
                                + what
                                + " comes with Retry-After, it is a duration"
                                + " in seconds."));
    }

    /// All of this chapter.
    public static List<Requirement> all() {
        return Stream.of(List.of(MALFORMED), INSTANCE.all(), List.of(REASON), BINDING.all())
                .flatMap(List::stream)
                .toList();
    }
}
