package dev.sutler.server.sealing;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Which key of a keyset. Not a secret; shown as a decimal number, as Tink's own tools do.
///
/// @param value the id's 32 bits
public record KeyId(int value) {

    static final int MARK_LENGTH = 1 + Integer.BYTES;

    /// Reads what [#toString()] writes.
    public static Optional<KeyId> parse(String text) {
        try {
            return Optional.of(new KeyId(Integer.parseUnsignedInt(text)));
        } catch (NumberFormatException noId) {
            return Optional.empty();
        }
    }

    /// The key that a mark names (see [Keyset#mark]).
    public static KeyId ofMark(byte[] mark) {
        return new KeyId(ByteBuffer.wrap(mark).getInt(1));
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(value);
    }
}
