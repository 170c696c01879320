package dev.sutler.conformance.report;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Hides secrets in what is shown: everything below `credentials`, members that are named like a
/// secret, passwords in addresses, and the texts that it was told of, wherever they stand.
public final class Mask {

    static final String HIDDEN = "***";

    private static final int SHORTEST = 3;
    private static final Pattern SECRET =
            Pattern.compile("(?i)pass(word|wd|phrase)|secret|token|private.?key|api.?key");
    private static final Pattern LOGIN = Pattern.compile("://[^/?#@\\s\"]+@");
    private static final Pattern BARE =
            Pattern.compile("(?i)(\"[^\"]{0,40}(?:password|secret|token)\"\\s*:\\s*)\"[^\"]*\"?");

    private final List<String> secrets;

    /// @param secrets texts that must never be seen
    public Mask(Set<String> secrets) {
        this.secrets = secrets.stream().filter(each -> each.length() >= SHORTEST).sorted().toList();
    }

    /// A text without secrets: as JSON where it is JSON.
    String text(String text) {
        try {
            return plain(masked(JsonMapper.shared().readTree(text), false).toString());
        } catch (JacksonException noJson) {
            return plain(BARE.matcher(text).replaceAll("$1\"" + HIDDEN + "\""));
        }
    }

    /// A text without the secrets that are known, and without passwords in addresses.
    String plain(String text) {
        String masked = LOGIN.matcher(text).replaceAll("://" + HIDDEN + "@");
        for (String secret : secrets) {
            masked = masked.replace(secret, HIDDEN);
        }
        return masked;
    }

    private static JsonNode masked(JsonNode node, boolean all) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.propertyStream()
                    .forEach(
                            member ->
                                    copy.set(
                                            member.getKey(),
                                            masked(
                                                    member.getValue(),
                                                    all || hides(member.getKey()))));
            return copy;
        }
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(item -> items.add(masked(item, all)));
            return JsonNodeFactory.instance.arrayNode().addAll(items);
        }
        return all && !node.isNull() ? JsonNodeFactory.instance.stringNode(HIDDEN) : node;
    }

    private static boolean hides(String name) {
        return name.equals("credentials") || SECRET.matcher(name).find();
    }
}
