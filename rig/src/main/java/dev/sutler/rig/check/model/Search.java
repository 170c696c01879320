package dev.sutler.rig.check.model;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The search for an order in which all calls take effect, each between its beginning and its end,
/// such that the model gives every answer that was given (Wing and Gong, with the states seen
/// remembered as Lowe does).
///
/// A call of unknown outcome may take effect at any time after it began, or never.
public final class Search {

    // Implementation: a node is which requests have begun (bit n), which are answered (bit size +
    // n),
    // and the state. A request that can only leave the state as it is may as well take effect at
    // once:
    // then no other way on need be tried, which keeps most searches linear. Of equal calls without
    // an
    // answer the earliest takes effect first, and what can matter no more is taken out of a state,
    // so
    // that ways which come to the same are one.

    private static final int MOST_NODES = 200_000;

    private final List<Event> events;
    private final Predicate<Event> othersBusy;
    private final Map<String, BitSet> polls = new HashMap<>();
    private final int[] equalBefore;
    private final Set<Node> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private Node furthest = new Node(new BitSet(), State.INITIAL);

    /// What came of a search.
    public sealed interface Result {
        /// There is an order.
        record Fits() implements Result {}

        /// There is none.
        ///
        /// @param state how far the longest one leads, in words
        /// @param unexplained the calls that fit nowhere after it
        record Broken(String state, List<Event> unexplained) implements Result {}

        /// There are too many to try.
        record Undecided() implements Result {}
    }

    private record Node(BitSet done, State state) {}

    /// @param events the calls about one instance and at most one of its bindings
    /// @param othersBusy whether another binding of the instance may be busy during a call
    public Search(List<Event> events, Predicate<Event> othersBusy) {
        this.events =
                events.stream()
                        .filter(event -> event.outcome() != Outcome.UNKNOWN || changes(event))
                        .sorted(Comparator.comparingLong(Event::invokedAt))
                        .toList();
        this.othersBusy = othersBusy;
        this.equalBefore = new int[this.events.size()];
        for (int request = 0; request < this.events.size(); request++) {
            Event event = this.events.get(request);
            if (event.call() == Call.LAST_OPERATION) {
                String asked = event.answer().flatMap(Answer::operation).orElse("");
                polls.computeIfAbsent(asked, _ -> new BitSet()).set(request);
            }
            equalBefore[request] = optional(request) ? lastEqual(request) : -1;
        }
    }

    private int lastEqual(int request) {
        Event event = events.get(request);
        for (int before = request - 1; before >= 0; before--) {
            Event other = events.get(before);
            if (optional(before)
                    && other.call() == event.call()
                    && other.subject().equals(event.subject())
                    && other.arguments().equals(event.arguments())) {
                return before;
            }
        }
        return -1;
    }

    /// Whether a call may change anything.
    private static boolean changes(Event event) {
        return switch (event.call()) {
            case PROVISION, UPDATE, DEPROVISION, BIND, UNBIND -> true;
            case FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION -> false;
        };
    }

    /// Searches.
    public Result run() {
        visit(furthest);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (complete(node)) {
                return new Result.Fits();
            }
            if (seen.size() > MOST_NODES) {
                return new Result.Undecided();
            }
            if (node.done.cardinality() > furthest.done.cardinality()) {
                furthest = node;
            }
            expand(node);
        }
        return new Result.Broken(described(furthest.state), unexplained(furthest));
    }

    private void visit(Node node) {
        if (seen.add(node)) {
            open.push(node);
        }
    }

    private boolean complete(Node node) {
        return firstEnd(node) == Long.MAX_VALUE;
    }

    /// The earliest end of a call that must still take effect or be answered.
    private long firstEnd(Node node) {
        long first = Long.MAX_VALUE;
        for (int request = 0; request < events.size(); request++) {
            if (!node.done.get(events.size() + request) && !optional(request)) {
                first = Math.min(first, events.get(request).returnedAt());
            }
        }
        return first;
    }

    private boolean optional(int request) {
        return events.get(request).outcome() == Outcome.UNKNOWN;
    }

    private void expand(Node node) {
        long latest = firstEnd(node);
        List<Node> unlikely = new ArrayList<>();
        List<Node> likely = new ArrayList<>();
        for (int request = 0; request < events.size(); request++) {
            Event event = events.get(request);
            if (event.invokedAt() > latest) {
                break;
            }
            boolean tooSoon = equalBefore[request] >= 0 && !node.done.get(equalBefore[request]);
            if (node.done.get(events.size() + request) || tooSoon) {
                continue;
            }
            List<Node> next = next(node, request, event);
            if (optional(request)) {
                next.stream().filter(each -> !each.state.equals(node.state)).forEach(unlikely::add);
            } else if (next.size() == 1
                    && next.getFirst().state.equals(node.state)
                    && Model.leavesAlone(event)) {
                visit(next.getFirst());
                return;
            } else {
                likely.addAll(next);
            }
        }
        unlikely.forEach(this::visit);
        Ends.of(node.state).reversed().forEach(state -> visit(node(node.done, state)));
        likely.reversed().forEach(this::visit);
    }

    private List<Node> next(Node node, int request, Event event) {
        if (node.done.get(request)) {
            return Model.answered(node.state, request, event).stream()
                    .map(state -> node(with(node.done, events.size() + request), state))
                    .toList();
        }
        List<Node> next = new ArrayList<>();
        for (State state : Model.effects(node.state, request, event, othersBusy.test(event))) {
            BitSet done = with(node.done, request);
            if (!state.waiting().containsKey(request)) {
                done.set(events.size() + request);
            }
            next.add(node(done, state));
        }
        return next;
    }

    private Node node(BitSet done, State state) {
        return new Node(done, state.tidied(id -> isAsked(id, done)));
    }

    private boolean isAsked(String operation, BitSet done) {
        BitSet asking = polls.getOrDefault(operation, new BitSet());
        return asking.stream().anyMatch(request -> !done.get(request));
    }

    private static BitSet with(BitSet bits, int bit) {
        BitSet more = (BitSet) bits.clone();
        more.set(bit);
        return more;
    }

    private List<Event> unexplained(Node node) {
        long latest = firstEnd(node);
        List<Event> left = new ArrayList<>();
        for (int request = 0; request < events.size(); request++) {
            Event event = events.get(request);
            if (!node.done.get(events.size() + request)
                    && !optional(request)
                    && event.invokedAt() <= latest) {
                left.add(event);
            }
        }
        return left;
    }

    private static String described(State state) {
        Optional<Work> last =
                state.works().isEmpty() ? Optional.empty() : Optional.of(state.works().getLast());
        return "instance "
                + state.instance().condition()
                + ", binding "
                + state.binding().condition()
                + last.map(work -> ", last operation " + work.what() + " " + work.ending())
                        .orElse("");
    }
}
