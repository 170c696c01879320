package dev.sutler.app;

/// Colours for what stands out on a terminal; none where there is no terminal, or `NO_COLOR` is
/// set.
///
/// @param shown whether there are any
record Colours(boolean shown) {

    private static final String RESET = "\u001b[0m";

    static Colours of(Surroundings surroundings) {
        boolean unwanted = !surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = surroundings.environment().getOrDefault("TERM", "").equals("dumb");
        return new Colours(surroundings.terminal().isPresent() && !unwanted && !dumb);
    }

    /// The word for a state, by what it means to an operator.
    String state(String word) {
        return switch (word) {
            case "failed", "stuck" -> paint("31", word);
            case "ready", "succeeded" -> paint("32", word);
            default -> paint("33", word);
        };
    }

    /// What heads a part.
    String head(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return shown ? "\u001b[" + code + "m" + text + RESET : text;
    }

    /// How wide a text is on a terminal.
    static int width(String text) {
        return text.replaceAll("\u001b\\[[0-9]*m", "").length();
    }
}
