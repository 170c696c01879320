package dev.sutler.server.osb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/// One line of the table of bad input.
///
/// @param body one character for each byte
/// @param mention what the description must name
record BadInput(
        String name,
        String method,
        String path,
        String body,
        Map<String, String> headers,
        String mention) {
    static final String AN_INSTANCE = "/v2/service_instances/i";
    static final String A_BINDING = AN_INSTANCE + "/service_bindings/b";
    static final String IDS = "\"service_id\":\"s\",\"plan_id\":\"p\"";
    static final String TENANCY = "\"organization_guid\":\"o\",\"space_guid\":\"s\"";
    static final String WHOLE = IDS + "," + TENANCY;

    static BadInput put(String name, String body, String mention) {
        return new BadInput(name, "PUT", AN_INSTANCE, utf8(body), Map.of(), mention);
    }

    static BadInput bind(String name, String body, String mention) {
        return new BadInput(name, "PUT", A_BINDING, utf8(body), Map.of(), mention);
    }

    static BadInput patch(String name, String body, String mention) {
        return new BadInput(name, "PATCH", AN_INSTANCE, utf8(body), Map.of(), mention);
    }

    static BadInput at(String name, String method, String path, String mention) {
        return new BadInput(name, method, path, utf8("{" + WHOLE + "}"), Map.of(), mention);
    }

    static BadInput header(String name, String header, String value, String mention) {
        return new BadInput(
                name, "PUT", AN_INSTANCE, utf8("{" + WHOLE + "}"), Map.of(header, value), mention);
    }

    @Override
    public String toString() {
        return name;
    }

    /// The text in UTF-8, one character for each byte.
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
