package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/// How a binding's credentials stand in the database: as the bytes of their JSON.
///
/// The one place that sees them on their way in and out. The key of the binding is handed in so
/// that a codec that seals them can tie the sealed bytes to it.
final class CredentialCodec {

    byte[] encode(BindingKey owner, Secret<ObjectNode> credentials) {
        return Json.bytes(credentials.reveal());
    }

    Secret<ObjectNode> decode(BindingKey owner, byte[] stored) {
        return Secret.of(Json.readObject(new String(stored, StandardCharsets.UTF_8)));
    }
}
