package dev.sutler.server.observability;

/// Text that is safe to stand in one line of a log.
final class LogText {

    private LogText() {}

    /// The text with a blank for each control character, line ends among them, so that nobody can
    /// forge a line.
    static String clean(String text) {
        if (harmless(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> unsafe(c) ? ' ' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /* Without surrogates, each char is a code point. */
    private static boolean harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) || unsafe(c)) {
                return text.codePoints().noneMatch(LogText::unsafe);
            }
        }
        return true;
    }

    /* Beside the control characters: line and paragraph separators, and marks that reverse the writing direction. */
    private static boolean unsafe(int c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
