package dev.sutler.server.config;

import tools.jackson.databind.JsonNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which keys hold secrets, and how values look when they are shown: without any.
final class Masks {

    /// What stands in place of a secret.
    static final String MASK = "********";

    private static final Pattern SECRET_KEY = Pattern.compile("(?:.*-)?(?:password|secret|token)");
    private static final Pattern SECRET_FILE_KEY =
            Pattern.compile("((?:.*-)?(?:password|secret|token))-file");
    private static final Pattern IN_URL =
            Pattern.compile("(?i)(?<=://)[^/@\\s]*(?=@)|(?<=(?:password|secret|token)=)[^&\\s]+");

    private Masks() {}

    /// Whether the value of a provider's key is a secret, or says where one stands.
    static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key).matches();
    }

    /// For a key such as `password-file`: matches, with `password` as its first group.
    static Matcher secretFile(String key) {
        return SECRET_FILE_KEY.matcher(key);
    }

    /// Whether a value says where a secret stands: `{env: NAME}` or `{file: PATH}`.
    static boolean isReference(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && (value.path("env").isString() || value.path("file").isString());
    }

    /// A text that may be a URL with a password in it.
    static String shown(String text) {
        return IN_URL.matcher(text).replaceAll(MASK);
    }

    /// A value as it may be shown.
    static String shown(String key, JsonNode value) {
        if (isReference(value)) {
            return value.propertyStream()
                    .map(
                            member ->
                                    "{"
                                            + member.getKey()
                                            + ": "
                                            + member.getValue().stringValue()
                                            + "}")
                    .collect(Collectors.joining());
        }
        if (isSecret(key)) {
            return MASK;
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(
                            member ->
                                    member.getKey()
                                            + ": "
                                            + shown(member.getKey(), member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream()
                    .map(each -> shown(key, each))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return shown(value.asString(""));
    }
}
