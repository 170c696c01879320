package dev.sutler.rig.check;

import dev.sutler.rig.check.model.Search;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Subject;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Holds that every answer can be explained by one broker that does one thing at a time: that the
/// replicas are one.
final class Linearizability implements Checker {

    private static final String NAME = "linearizability";

    @Override
    public List<Violation> check(Evidence evidence) {
        return Calls.byInstance(evidence.history()).entrySet().stream()
                .flatMap(each -> instance(each.getKey(), each.getValue()))
                .toList();
    }

    /* The instance is looked at together with one binding at a time: more would only make the search longer. */
    private static Stream<Violation> instance(String instanceId, List<Event> events) {
        Set<Optional<String>> bindings = new LinkedHashSet<>();
        events.stream()
                .map(event -> event.subject().bindingId())
                .filter(Optional::isPresent)
                .forEach(bindings::add);
        if (bindings.isEmpty()) {
            bindings.add(Optional.empty());
        }
        BusyBindings busy = BusyBindings.of(events);
        return bindings.stream().flatMap(binding -> with(instanceId, binding, events, busy));
    }

    private static Stream<Violation> with(
            String instanceId, Optional<String> binding, List<Event> events, BusyBindings busy) {
        List<Event> seen =
                events.stream()
                        .filter(
                                event ->
                                        event.subject().bindingId().isEmpty()
                                                || event.subject().bindingId().equals(binding))
                        .toList();
        Subject subject = new Subject(instanceId, binding);
        Search search = new Search(seen, event -> busy.otherThan(subject, event));
        return switch (search.run()) {
            case Search.Result.Fits() -> Stream.empty();
            case Search.Result.Broken(String state, List<Event> unexplained) ->
                    Stream.of(
                            new Violation(
                                    NAME,
                                    instanceId,
                                    "No order of the calls explains all answers. The longest one"
                                            + " leads to ("
                                            + state
                                            + "), where these calls do not fit.",
                                    unexplained));
            case Search.Result.Undecided() ->
                    Stream.of(
                            new Violation(
                                    NAME,
                                    instanceId,
                                    "Too many orders of the calls are possible; nobody knows"
                                            + " whether one explains the answers.",
                                    List.of()));
        };
    }
}
