package dev.sutler.conformance.checks.catalog;

import java.util.regex.Pattern;

/// The shapes that strings of a catalog have.
final class Strings {

    static final int LONGEST = 255;

    private static final Pattern FRIENDLY = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern GUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]*");
    /* Of the Semantic Versioning page, with possessive quantifiers: a broker's text may be hostile. */
    private static final Pattern SEMANTIC_VERSION =
            Pattern.compile(
                    "(0|[1-9]\\d*+)\\.(0|[1-9]\\d*+)\\.(0|[1-9]\\d*+)"
                            + "(-(0|[1-9]\\d*+|\\d*+[a-zA-Z-][0-9a-zA-Z-]*+)"
                            + "(\\.(0|[1-9]\\d*+|\\d*+[a-zA-Z-][0-9a-zA-Z-]*+))*+)?"
                            + "(\\+[0-9a-zA-Z-]++(\\.[0-9a-zA-Z-]++)*+)?");

    private Strings() {}

    static boolean friendly(String text) {
        return FRIENDLY.matcher(text).matches();
    }

    static boolean guid(String text) {
        return GUID.matcher(text).matches();
    }

    static boolean unreserved(String text) {
        return UNRESERVED.matcher(text).matches();
    }

    static boolean semanticVersion(String text) {
        return SEMANTIC_VERSION.matcher(text).matches();
    }
}
