package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Style;
import dev.sutler.spi.OriginatingIdentity;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What all files of an offering have in common.
///
/// @param offering what platforms see of it
/// @param style how files are written
/// @param images whether images that stand in the catalog itself are copied into every file
record Wording(ObjectNode offering, Style style, boolean images) {

    /// Without the offering, which is long.
    @Override
    public String toString() {
        return "Wording[" + style + "]";
    }

    /// A user as files name one: the platform first, then what it says.
    static Optional<ObjectNode> identity(Optional<OriginatingIdentity> user) {
        return user.map(
                one -> {
                    ObjectNode identity = JsonNodeFactory.instance.objectNode();
                    identity.put("platform", one.platform());
                    one.value()
                            .forEachEntry(
                                    (key, value) -> {
                                        if (!key.equals("platform")) {
                                            identity.set(key, value);
                                        }
                                    });
                    return identity;
                });
    }
}
