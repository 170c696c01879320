package dev.sutler.app;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.PrintWriter;

/// How commands about the repository tell what they found.
enum GitopsOutput {
    /// For people.
    TEXT,
    JSON,
    YAML;

    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final YAMLMapper YAML_WRITER = new YAMLMapper();

    /// Prints a value for programs.
    static void json(JsonNode value, PrintWriter out) {
        out.println(WRITER.writeValueAsString(value));
    }

    /// Prints a document for programs that people may look at, too.
    static void yaml(JsonNode value, PrintWriter out) {
        out.print(YAML_WRITER.writeValueAsString(value));
    }
}
