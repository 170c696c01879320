package dev.sutler.providers.postgresql;

import java.util.regex.Pattern;

/// The name of a database object, safe to stand in SQL text.
///
/// @param name nothing but small letters, digits, `_` and `-`, so that quoting can never be got
///   wrong
record Identifier(String name) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_-]{1,63}");

    Identifier {
        if (!isAllowed(name)) {
            throw new IllegalArgumentException("Not a name that may stand in SQL text");
        }
    }

    static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /// As it stands in SQL text.
    @Override
    public String toString() {
        return '"' + name + '"';
    }
}
