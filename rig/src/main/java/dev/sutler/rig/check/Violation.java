package dev.sutler.rig.check;

import dev.sutler.rig.history.Event;

import java.util.List;

/// A broken promise.
///
/// @param checker who found it
/// @param instanceId the instance that it is about
/// @param sentence what is wrong
/// @param events the calls that show it; empty where the log or what is left shows it
public record Violation(String checker, String instanceId, String sentence, List<Event> events) {

    public Violation {
        events = List.copyOf(events);
    }
}
