package dev.sutler.rig.check.model;

import dev.sutler.rig.check.model.Work.Ending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// The same state without what cannot matter any more: operations that have ended, that nobody
    /// waits for, that are not the latest, and that nobody will ask about.
    ///
    /// @param asked whether somebody still asks about the operation of that id
    State tidied(Predicate<String> asked) {
        List<Work> kept = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < works.size(); place++) {
            Work work = works.get(place);
            boolean known = !work.id().isEmpty() && asked.test(work.id());
            if (known
                    || work.running()
                    || place == latest(work.ofBinding())
                    || waiting.containsValue(place)) {
                places.put(place, kept.size());
                kept.add(work.running() ? work : work.bare(known));
            }
        }
        Map<Integer, Integer> moved = new HashMap<>();
        waiting.forEach((request, place) -> moved.put(request, places.get(place)));
        return new State(instance, binding, List.copyOf(kept), Map.copyOf(moved));
    }
}
