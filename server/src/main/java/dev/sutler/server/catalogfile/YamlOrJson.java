package dev.sutler.server.catalogfile;

import dev.sutler.server.yaml.WholeCharacters;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a file as YAML or as JSON, as its name says.
final class YamlOrJson {

    /// How deep values may be nested. A schema of a plan starts on the eighth level.
    static final int DEPTH = 100;

    private static final int MESSAGE_LENGTH = 300;
    private static final Pattern YAML_PLACE =
            Pattern.compile("in reader, line (\\d+), column \\d+");

    private final TokenStreamFactory yaml;
    private final TokenStreamFactory json;

    YamlOrJson() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxNestingDepth(DEPTH).build();
        this.yaml = YAMLFactory.builder().streamReadConstraints(constraints).build();
        this.json = JsonFactory.builder().streamReadConstraints(constraints).build();
    }

    OfferingFile read(String fileName, FileText file) {
        boolean isJson = fileName.toLowerCase(Locale.ROOT).endsWith(".json");
        TokenStreamFactory factory = isJson ? json : yaml;
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), new WholeCharacters(file.text()))) {
            return read(parser);
        }
    }

    private static OfferingFile read(JsonParser parser) {
        TreeReader reader = new TreeReader(parser);
        List<FileProblem> problems = new ArrayList<>();
        Optional<ObjectNode> offering = Optional.empty();
        try {
            offering = Optional.of(document(parser, reader));
        } catch (UnfitFileException unfit) {
            problems.add(unfit.problem());
        } catch (JacksonException malformed) {
            problems.add(syntax(malformed, parser));
        }
        problems.addAll(reader.problems());
        return new OfferingFile(offering, reader.lines(), problems);
    }

    private static ObjectNode document(JsonParser parser, TreeReader reader)
            throws UnfitFileException {
        if (parser.nextToken() == null) {
            throw new UnfitFileException(
                    FileRule.FILE_EMPTY,
                    "the file has nothing but comments: write a service offering into it, or remove"
                            + " it");
        }
        JsonNode document = reader.read("", 0);
        if (!(document instanceof ObjectNode offering)) {
            throw new UnfitFileException(
                    FileRule.NOT_AN_OBJECT,
                    1,
                    "the file must be an object with the fields of a service offering");
        }
        if (parser.nextToken() != null) {
            throw new UnfitFileException(
                    FileRule.ONE_DOCUMENT_PER_FILE,
                    parser.currentTokenLocation().getLineNr(),
                    "something follows the offering: write each offering into a file of its own");
        }
        return offering;
    }

    private static FileProblem syntax(JacksonException malformed, JsonParser parser) {
        String message = String.valueOf(malformed.getOriginalMessage());
        return new FileProblem(
                FileRule.SYNTAX, lineOf(malformed, message, parser), shortened(message));
    }

    /* The YAML parser stops at the last token; the scanner below it knows better, and says so in its text. */
    private static OptionalInt lineOf(
            JacksonException malformed, String message, JsonParser parser) {
        Matcher place = YAML_PLACE.matcher(message);
        OptionalInt line = OptionalInt.empty();
        while (place.find()) {
            line = OptionalInt.of(Integer.parseInt(place.group(1)));
        }
        if (line.isPresent()) {
            return line;
        }
        int known =
                malformed.getLocation() == null
                        ? parser.currentLocation().getLineNr()
                        : malformed.getLocation().getLineNr();
        return known > 0 ? OptionalInt.of(known) : OptionalInt.empty();
    }

    /* The scanner draws the place in several lines, which the line number makes superfluous. */
    private static String shortened(String message) {
        List<String> sentences = new ArrayList<>();
        for (String line : message.lines().toList()) {
            boolean drawing = line.isBlank() || line.startsWith(" ");
            if (!drawing) {
                sentences.add(line.strip());
            }
        }
        String text = String.join(": ", sentences);
        return text.length() > MESSAGE_LENGTH ? text.substring(0, MESSAGE_LENGTH) + "…" : text;
    }
}
