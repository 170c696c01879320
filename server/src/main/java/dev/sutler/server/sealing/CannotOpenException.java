package dev.sutler.server.sealing;

/// A sealed value cannot be opened: its key is missing, or it is not what was sealed there.
public final class CannotOpenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean keyMissing;

    private CannotOpenException(String message, boolean keyMissing) {
        super(message);
        this.keyMissing = keyMissing;
    }

    static CannotOpenException keyMissing(Place place, String key) {
        return new CannotOpenException(
                "A value in %s.%s is sealed with the key %s, which the keyset does not have."
                        .formatted(place.table(), place.column(), key),
                true);
    }

    static CannotOpenException damaged(Place place) {
        return new CannotOpenException(
                "A value in %s.%s was not sealed for the place where it stands."
                        .formatted(place.table(), place.column()),
                false);
    }

    /// Whether it could be opened if the key were there, which may still come.
    public boolean keyMissing() {
        return keyMissing;
    }
}
