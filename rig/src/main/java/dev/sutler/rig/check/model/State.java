package dev.sutler.rig.check.model;

import dev.sutler.rig.check.model.Work.Ending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One instance, one of its bindings, all operations on both so far, and who waits for which of
/// them.
///
/// @param works in the order in which they began
/// @param waiting for each request that has begun and is not answered yet, by its number, the
///   operation that it waits for, by its place among the works
record State(Thing instance, Thing binding, List<Work> works, Map<Integer, Integer> waiting) {

    static final State INITIAL = new State(Thing.ABSENT, Thing.ABSENT, List.of(), Map.of());

    Thing thing(boolean ofBinding) {
        return ofBinding ? binding : instance;
    }

    State with(boolean ofBinding, Thing thing) {
        return ofBinding
                ? new State(instance, thing, works, waiting)
                : new State(thing, binding, works, waiting);
    }

    /// The place of the latest operation on the instance or the binding; -1 when there is none.
    int latest(boolean ofBinding) {
        for (int place = works.size() - 1; place >= 0; place--) {
            if (works.get(place).ofBinding() == ofBinding) {
                return place;
            }
        }
        return -1;
    }

    Optional<Work> running(boolean ofBinding) {
        int place = latest(ofBinding);
        return place < 0 ? Optional.empty() : Optional.of(works.get(place)).filter(Work::running);
    }

    /// The operation that a poll is about: the named one, else the latest.
    Optional<Work> asked(boolean ofBinding, Optional<String> id) {
        Optional<Work> named =
                id.flatMap(
                        name ->
                                works.stream()
                                        .filter(work -> work.ofBinding() == ofBinding)
                                        .filter(work -> work.id().equals(name))
                                        .findFirst());
        int place = latest(ofBinding);
        return named.isPresent() || place < 0 ? named : Optional.of(works.get(place));
    }

    State begun(Work work) {
        List<Work> more = new ArrayList<>(works);
        more.add(work);
        return new State(instance, binding, List.copyOf(more), waiting);
    }

    /// Changes the latest operation on the instance or the binding.
    State ended(boolean ofBinding, Ending ending) {
        int place = latest(ofBinding);
        return replaced(place, works.get(place).ended(ending));
    }

    /// Somebody was told the running operation's id. Empty when it was told another before.
    Optional<State> named(boolean ofBinding, String id) {
        int place = latest(ofBinding);
        Work work = works.get(place);
        if (id.isEmpty() || work.id().equals(id)) {
            return Optional.of(this);
        }
        return work.id().isEmpty()
                ? Optional.of(replaced(place, work.named(id)))
                : Optional.empty();
    }

    private State replaced(int place, Work work) {
        List<Work> changed = new ArrayList<>(works);
        changed.set(place, work);
        return new State(instance, binding, List.copyOf(changed), waiting);
    }

    State waits(int request, boolean ofBinding) {
        Map<Integer, Integer> more = new HashMap<>(waiting);
        more.put(request, latest(ofBinding));
        return new State(instance, binding, works, Map.copyOf(more));
    }

    State answered(int request) {
        Map<Integer, Integer> fewer = new HashMap<>(waiting);
        fewer.remove(request);
        return new State(instance, binding, works, Map.copyOf(fewer));
    }

    /// What the request waits for.
    Optional<Work> awaited(int request) {
        return Optional.ofNullable(waiting.get(request)).map(works::get);
    }
}
