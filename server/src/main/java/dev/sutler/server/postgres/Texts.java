package dev.sutler.server.postgres;

/// Texts that PostgreSQL can hold: UTF-8 without U+0000.
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /// The text itself.
    ///
    /// @throws UnstorableDataException when it cannot be held as it is. The driver would silently
    ///   turn half a surrogate pair into a question mark, and two ids into one
    static String storable(String text) {
        if (firstUnstorable(text) < text.length()) {
            throw new UnstorableDataException(
                    "PostgreSQL cannot store a text with the character U+0000 or half a surrogate"
                            + " pair in it");
        }
        return text;
    }

    /// The text, for people: what cannot be held is replaced, since an operation must be able to
    /// finish whatever its provider said.
    static String cleaned(String text) {
        int position = firstUnstorable(text);
        if (position == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (; position < clean.length(); position += width(clean, position)) {
            if (!storableAt(clean, position)) {
                clean.setCharAt(position, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static int firstUnstorable(CharSequence text) {
        int position = 0;
        while (position < text.length() && storableAt(text, position)) {
            position += width(text, position);
        }
        return position;
    }

    private static boolean storableAt(CharSequence text, int position) {
        char here = text.charAt(position);
        return here != 0 && (!Character.isSurrogate(here) || width(text, position) == 2);
    }

    private static int width(CharSequence text, int position) {
        return Character.charCount(Character.codePointAt(text, position));
    }
}
