package dev.sutler.rig.check;

import dev.sutler.rig.history.Effect;
import dev.sutler.rig.history.Event;

import java.util.List;
import java.util.Objects;

/// Everything that a verdict rests on.
///
/// @param history what clients asked and were told
/// @param effects what the scripted back end did; instances of other back ends do not occur in it
/// @param remains what is there when everything has healed
public record Evidence(List<Event> history, List<Effect> effects, Remains remains) {

    public Evidence {
        history = List.copyOf(history);
        effects = List.copyOf(effects);
        Objects.requireNonNull(remains, "remains");
    }
}
