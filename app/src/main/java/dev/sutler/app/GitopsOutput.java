package dev.sutler.app;

import dev.sutler.gitops.files.FreeForm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// How commands about the repository tell what they found.
enum GitopsOutput {
    /// For people.
    TEXT,
    JSON,
    YAML;

    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Prints a value for programs.
    static void json(JsonNode value, PrintWriter out) {
        out.println(WRITER.writeValueAsString(value));
    }

    /// Prints a document, in the style of the files in the repository.
    static void yaml(ObjectNode value, PrintWriter out) {
        out.print(new String(FreeForm.write(value), StandardCharsets.UTF_8));
    }
}
