package dev.sutler.server.yaml;

import java.io.Reader;

/// Reads a text, and never ends a part of it in the middle of a surrogate pair.
///
/// The YAML library reads parts of 1,024 characters. Where one of them ends with the first half of
/// a pair, it asks for one character more, has no room for it, and fails: an emoji in the wrong
/// place made a sound file unreadable.
public final class WholeCharacters extends Reader {

    private final String text;
    private int at;

    /// @param text to be read from its beginning
    public WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), at + length);
        boolean splits =
                end < text.length()
                        && end > at + 1
                        && Character.isHighSurrogate(text.charAt(end - 1));
        int count = (splits ? end - 1 : end) - at;
        text.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {
        at = text.length();
    }
}
