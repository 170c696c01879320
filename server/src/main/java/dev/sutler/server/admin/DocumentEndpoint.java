package dev.sutler.server.admin;

import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// `GET /admin/v1/openapi.json`: the document that describes this API. It is written as YAML, and
/// read when somebody asks for it.
final class DocumentEndpoint implements AdminEndpoint {

    @Override
    public HttpResponse answer(AdminCall call) {
        return HttpResponse.json(200, document());
    }

    private static ObjectNode document() {
        try (InputStream yaml =
                Objects.requireNonNull(
                        DocumentEndpoint.class.getResourceAsStream("openapi.yaml"))) {
            return YAMLMapper.shared().readTree(yaml).asObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
