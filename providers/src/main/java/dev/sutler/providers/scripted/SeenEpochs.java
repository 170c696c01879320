package dev.sutler.providers.scripted;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The highest epochs that were seen, by which a call that comes too late is known.
///
/// An instance that is gone is remembered too: just then a late call would make it again. Only the
/// instances that something was done to last are remembered, so that a long log does not fill the
/// memory.
final class SeenEpochs {

    private static final int MOST = 100_000;

    private final Map<String, Seen> instances = new LinkedHashMap<>();

    /// @param instance the highest of the calls about the instance itself
    /// @param highest the highest of all
    /// @param bindings the highest of the calls about each binding
    private record Seen(long instance, long highest, Map<String, Long> bindings) {

        static final Seen NOTHING = new Seen(Long.MIN_VALUE, Long.MIN_VALUE, Map.of());

        Seen with(Optional<String> bindingId, long epoch) {
            long most = Math.max(highest, epoch);
            if (bindingId.isEmpty()) {
                // Operations on bindings never run beside one on the instance, so this covers them.
                return new Seen(most, most, Map.of());
            }
            Map<String, Long> more = new HashMap<>(bindings);
            more.merge(bindingId.get(), epoch, Math::max);
            return new Seen(instance, most, Map.copyOf(more));
        }
    }

    /// The epoch below which a call comes too late.
    long bar(String instanceId, Optional<String> bindingId) {
        Seen seen = instances.getOrDefault(instanceId, Seen.NOTHING);
        return bindingId
                .map(id -> Math.max(seen.instance, seen.bindings.getOrDefault(id, Long.MIN_VALUE)))
                .orElse(seen.highest);
    }

    void saw(String instanceId, Optional<String> bindingId, long epoch) {
        Seen before = Optional.ofNullable(instances.remove(instanceId)).orElse(Seen.NOTHING);
        instances.put(instanceId, before.with(bindingId, epoch));
        if (instances.size() > MOST) {
            instances.remove(instances.keySet().iterator().next());
        }
    }
}
