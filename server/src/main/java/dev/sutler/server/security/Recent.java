package dev.sutler.server.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A map of bounded size that lets go of what was not asked for or put for the longest time.
final class Recent<K, V> {

    private static final float LOAD = 0.75f;

    private final int most;
    private final Map<K, V> entries = new LinkedHashMap<>(16, LOAD, true);

    Recent(int most) {
        this.most = most;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }
}
