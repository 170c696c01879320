package dev.sutler.gitops.files;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the YAML library finds wrong, in sentences of our own: its own ones quote the file.
final class YamlSyntax {

    private static final Pattern PLACE = Pattern.compile("in reader, line ([0-9]{1,7}), column");

    private static final String QUOTE = "scanning a quoted scalar";

    private YamlSyntax() {}

    static UnfitFileException problem(JacksonException malformed, JsonParser parser) {
        String message = String.valueOf(malformed.getOriginalMessage());
        if (malformed instanceof StreamConstraintsException) {
            return new UnfitFileException(
                    parser.currentLocation().getLineNr(),
                    "values are nested deeper than %d here, or a key is too long"
                            .formatted(YamlReader.DEPTH));
        }
        return new UnfitFileException(line(malformed, message, parser), sentence(message));
    }

    /* The parser stops at the last token; the scanner below it knows better, and says so in its text: where it stopped
     * last, and where a quote was opened first. */
    private static int line(JacksonException malformed, String message, JsonParser parser) {
        Matcher place = PLACE.matcher(message);
        int line = 0;
        boolean first = message.contains(QUOTE);
        while (place.find() && !(first && line > 0)) {
            line = Integer.parseInt(place.group(1));
        }
        if (line > 0) {
            return line;
        }
        int known =
                malformed.getLocation() == null
                        ? parser.currentLocation().getLineNr()
                        : malformed.getLocation().getLineNr();
        return Math.max(0, known);
    }

    private static String sentence(String message) {
        if (message.contains("mapping values are not allowed here")) {
            return "put a value that has a colon and a blank in it into quotes; or the line is"
                    + " indented wrongly";
        }
        if (message.contains("TAB")) {
            return "a tab cannot indent a line: use blanks";
        }
        if (message.contains("cannot start any token")) {
            return "put a value that begins with a special character into quotes";
        }
        if (message.contains(QUOTE)) {
            return "a quote is opened and not closed";
        }
        if (message.contains("scanning a double-quoted scalar")) {
            return "a backslash in double quotes begins an escape that YAML does not know: write it"
                    + " twice, or use single quotes";
        }
        if (message.contains("could not find expected ':'")) {
            return "a key needs a colon and a blank after it";
        }
        if (message.contains("Expected a property name")) {
            return "a key must be a text";
        }
        return "this is not valid YAML";
    }
}
