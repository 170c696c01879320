package dev.sutler.server.catalogfile;

import java.util.HashMap;
import java.util.Map;

/// Where the values of a file stand.
final class LineIndex {

    private final Map<String, Integer> lines = new HashMap<>();

    void put(String pointer, int line) {
        lines.putIfAbsent(pointer, line);
    }

    /// The line of the value that a JSON pointer leads to; where there is none, that of what it
    /// should be in.
    int line(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return lines.getOrDefault(place, 1);
    }
}
