package dev.sutler.gitops.files;

/// What a pipeline wrote for people, as it may be handed out.
public final class Descriptions {

    /// The longest description that platforms show whole, in characters.
    public static final int LONGEST = 1_024;

    private Descriptions() {}

    /// One line of at most [#LONGEST] characters without control characters. Line breaks and tabs
    /// become blanks; what is cut off is marked by `…`.
    public static String shown(String description) {
        StringBuilder line = new StringBuilder();
        description
                .codePoints()
                .forEach(
                        each -> {
                            if (each == '\n' || each == '\r' || each == '\t') {
                                line.append(' ');
                            } else if (isPrintable(each)) {
                                line.appendCodePoint(each);
                            }
                        });
        String text = line.toString().strip();
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /* What turns the direction of writing around could make a line say something else. */
    private static boolean isPrintable(int each) {
        boolean turns = (each >= 0x202A && each <= 0x202E) || (each >= 0x2066 && each <= 0x2069);
        int type = Character.getType(each);
        return !turns
                && type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
