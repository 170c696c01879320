package dev.sutler.server.catalog;

/// Why a catalog is loaded.
public enum Trigger {
    START("the start"),
    SIGNAL("a signal"),
    FILE_CHANGE("a change of its files"),
    API("a request");

    private final String words;

    Trigger(String words) {
        this.words = words;
    }

    /// What it is called, for people.
    public String words() {
        return words;
    }
}
