package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.Place;
import dev.sutler.server.sealing.SecretStore;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// JSON documents that may hold secrets, to and from the sealed bytes that stand in a column.
///
/// @param secrets what seals
record Sealer(SecretStore secrets) {

    /// A column of an instance's row.
    static Place instance(String id, String column) {
        return new Place("service_instance", column, List.of(id));
    }

    /// A column of a binding's row.
    static Place binding(BindingKey key, String column) {
        return new Place("service_binding", column, List.of(key.instanceId(), key.bindingId()));
    }

    /// A column of an operation's row.
    static Place operation(UUID id, String column) {
        return new Place("operation", column, List.of(id.toString()));
    }

    /// @throws UnstorableDataException when the document cannot be held as it is
    byte[] seal(Place place, JsonNode document) {
        // Half a surrogate pair would become a question mark.
        String text = Texts.storable(Json.write(document));
        return secrets.seal(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws StoreUnavailableException when the key is missing, which may still come
    /// @throws CannotOpenException when these bytes were not sealed for this place
    ObjectNode open(Place place, byte[] sealed) {
        try {
            return Json.readObject(new String(secrets.open(place, sealed), StandardCharsets.UTF_8));
        } catch (CannotOpenException closed) {
            if (closed.keyMissing()) {
                throw new StoreUnavailableException(String.valueOf(closed.getMessage()), closed);
            }
            throw closed;
        }
    }
}
