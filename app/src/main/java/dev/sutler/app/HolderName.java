package dev.sutler.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Objects;
import java.util.regex.Pattern;

/// The name of a platform or an operator, as it may stand in a path, a user name and a
/// configuration's key.
///
/// @param text as it was typed
record HolderName(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    HolderName {
        Objects.requireNonNull(text, "text");
    }

    /// Reads one from a command line.
    static final class Converter implements ITypeConverter<HolderName> {
        @Override
        public HolderName convert(String value) {
            if (!FORM.matcher(value).matches()) {
                throw new TypeConversionException(
                        "a name has 1 to 63 letters, digits, dots, dashes and underscores, and"
                                + " begins with a letter or a digit");
            }
            return new HolderName(value);
        }
    }
}
