package dev.sutler.server.config;

import java.util.Objects;

/// Where a value came from.
///
/// @param origin what kind of place it is
/// @param place the file and line, or the name of the variable; empty for a default
public record Source(Origin origin, String place) {

    /// Nothing was said.
    static final Source DEFAULT = new Source(Origin.DEFAULT, "");

    public Source {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(place, "place");
    }

    /// Kinds of places.
    public enum Origin {
        /// None: nothing was said.
        DEFAULT,
        /// The configuration file.
        FILE,
        /// An environment variable.
        ENVIRONMENT
    }

    static Source file(String place) {
        return new Source(Origin.FILE, place);
    }

    static Source variable(String name) {
        return new Source(Origin.ENVIRONMENT, name);
    }

    /// For people.
    public String text() {
        return origin == Origin.DEFAULT ? "default" : place;
    }
}
