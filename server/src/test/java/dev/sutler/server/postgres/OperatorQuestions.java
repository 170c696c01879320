package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.operator.OperatorView.Between;
import dev.sutler.core.operator.OperatorView.BindingFilter;
import dev.sutler.core.operator.OperatorView.InstanceFilter;
import dev.sutler.core.operator.OperatorView.OperationFilter;
import dev.sutler.core.operator.Page;
import dev.sutler.server.postgres.IndexUseTest.Question;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What operators ask, of which none may read a whole table.
final class OperatorQuestions {

    private static final Optional<Instant> LATER =
            Optional.of(Instant.parse("2100-01-01T00:00:00Z"));
    private static final Between ALWAYS = new Between(Optional.empty(), Optional.empty());
    private static final Between BEFORE = new Between(Optional.empty(), LATER);

    private OperatorQuestions() {}

    static Stream<Question> all() {
        return Stream.of(instances(), bindings(), operations(), single()).flatMap(each -> each);
    }

    private static Stream<Question> instances() {
        Optional<String> no = Optional.empty();
        return Stream.of(
                instances("all", none(no, no, no, no, no, no), List.of()),
                instances("a later page", none(no, no, no, no, no, no), List.of("i4")),
                instances("of a platform", none(Optional.of("p"), no, no, no, no, no), List.of()),
                instances("of a service", none(no, Optional.of("s"), no, no, no, no), List.of()),
                instances("of a plan", none(no, no, Optional.of("p"), no, no, no), List.of()),
                instances("by prefix", none(no, no, no, Optional.of("i77"), no, no), List.of()),
                instances(
                        "of an organization",
                        none(no, no, no, no, Optional.of("o"), no),
                        List.of()),
                instances("of a space", none(no, no, no, no, no, Optional.of("s")), List.of()),
                instances(
                        "of an unknown space",
                        none(no, no, no, no, no, Optional.of("x")),
                        List.of()),
                instances(
                        "by age",
                        new InstanceFilter(no, no, no, Optional.empty(), no, no, no, BEFORE),
                        List.of()),
                instances("that failed", in(InstanceState.FAILED), List.of()),
                instances("in transition", in(InstanceState.UPDATING), List.of()));
    }

    private static InstanceFilter none(
            Optional<String> platform,
            Optional<String> service,
            Optional<String> plan,
            Optional<String> prefix,
            Optional<String> organization,
            Optional<String> space) {
        return new InstanceFilter(
                platform, service, plan, Optional.empty(), prefix, organization, space, ALWAYS);
    }

    private static InstanceFilter in(InstanceState state) {
        Optional<String> no = Optional.empty();
        return new InstanceFilter(no, no, no, Optional.of(state), no, no, no, ALWAYS);
    }

    private static Question instances(String what, InstanceFilter filter, List<String> after) {
        /* Those in transition are as many as there are active operations. */
        int most = filter.state().isPresent() ? 7_000 : 60;
        return new Question(
                "instances: " + what,
                most,
                on ->
                        OperatorLists.stepByStep(
                                on, it -> InstanceLists.page(it, filter, page(after))));
    }

    private static Stream<Question> bindings() {
        Optional<BindingState> any = Optional.empty();
        Optional<Instant> never = Optional.empty();
        return Stream.of(
                bindings("all", new BindingFilter(Optional.empty(), any, never, never)),
                bindings("of an instance", new BindingFilter(Optional.of("i7"), any, never, never)),
                bindings("that expire", new BindingFilter(Optional.empty(), any, LATER, never)),
                bindings("to be renewed", new BindingFilter(Optional.empty(), any, never, LATER)));
    }

    private static Question bindings(String what, BindingFilter filter) {
        return new Question(
                "bindings: " + what,
                60,
                on ->
                        afterARow(
                                on,
                                at ->
                                        OperatorLists.stepByStep(
                                                at,
                                                it ->
                                                        BindingLists.page(
                                                                it, filter, page(List.of())))));
    }

    private static Stream<Question> operations() {
        return Stream.of(
                operations("all", 30, new OperationFilter(no(), any(), noId(), false, ALWAYS)),
                operations(
                        "begun before",
                        30,
                        new OperationFilter(no(), any(), noId(), false, BEFORE)),
                operations("of an instance", 60, OperationFilter.of("i7")),
                /* The newest are of another kind, and are passed over. */
                operations(
                        "of a kind",
                        3_100,
                        new OperationFilter(
                                no(), Optional.of(OperationKind.BIND), noId(), false, ALWAYS)),
                operations(
                        "that failed",
                        30,
                        new OperationFilter(
                                Optional.of(OperationState.FAILED), any(), noId(), false, ALWAYS)),
                operations(
                        "that are stuck",
                        3_100,
                        new OperationFilter(no(), any(), noId(), true, ALWAYS)));
    }

    private static Question operations(String what, int most, OperationFilter filter) {
        return new Question(
                "operations: " + what,
                most,
                on ->
                        afterARow(
                                on,
                                at ->
                                        OperatorLists.stepByStep(
                                                at,
                                                it ->
                                                        OperationLists.page(
                                                                it, filter, page(List.of())))));
    }

    private static Stream<Question> single() {
        BindingKey key = new BindingKey("i7", "b");
        return Stream.of(
                new Question("one instance", 10, on -> InstanceLists.one(on, "i7")),
                new Question("one binding", 10, on -> BindingLists.one(on, key)),
                new Question("one operation", 10, on -> OperationLists.one(on, new UUID(0, 7))),
                new Question("what is active", 10, on -> OperationLists.active(on, "due7")),
                new Question(
                        "who holds an instance",
                        20,
                        on -> afterARow(on, it -> CuredOperations.held(it, Subject.of("due2")))),
                new Question(
                        "who holds a binding",
                        20,
                        on -> afterARow(on, it -> CuredOperations.held(it, Subject.of(key)))),
                new Question(
                        "who holds anything",
                        20,
                        on -> afterARow(on, it -> CuredOperations.anyHeld(it, "i7"))),
                new Question(
                        "whether anything is active",
                        20,
                        on -> afterARow(on, it -> CuredOperations.anyActive(it, "i7"))));
    }

    /* Something must be read, also where nothing is found. */
    private static <T> T afterARow(Connection connection, Pool.Work<T> work) throws SQLException {
        InstanceLists.one(connection, "i1");
        return work.on(connection);
    }

    private static Page.Request page(List<String> after) {
        return new Page.Request(
                10, after.isEmpty() ? Optional.empty() : Optional.of(new Page.Position(after)));
    }

    private static Optional<OperationState> no() {
        return Optional.empty();
    }

    private static Optional<OperationKind> any() {
        return Optional.empty();
    }

    private static Optional<String> noId() {
        return Optional.empty();
    }
}
