package dev.sutler.app;

import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.spi.OriginatingIdentity;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Whose something is and who asked for it, as the files of a repository have it.
final class FoundContexts {

    private static final String PLATFORM = "platform";

    /* The specification's own fields are not in the files: only what the platform repeats in the context is. The
    framework that UniPipe runs on spells some of them otherwise. */
    private static final List<String> ORGANIZATION =
            List.of(
                    "organization_guid",
                    "organizationGuid",
                    "clusterid",
                    "workspace_id",
                    "customer_id");
    private static final List<String> SPACE =
            List.of("space_guid", "spaceGuid", "namespace", "project_id");

    private FoundContexts() {}

    /// Whose an instance is.
    static Tenancy tenancy(ObjectNode context) {
        return new Tenancy(first(context, ORGANIZATION), first(context, SPACE));
    }

    private static String first(ObjectNode context, List<String> names) {
        return names.stream()
                .map(context::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// The platform's user; empty where nobody is named.
    static Optional<OriginatingIdentity> identity(Optional<ObjectNode> found) {
        return found.filter(identity -> identity.path(PLATFORM).isString())
                .map(
                        identity -> {
                            ObjectNode value = identity.deepCopy();
                            value.remove(PLATFORM);
                            return new OriginatingIdentity(
                                    identity.path(PLATFORM).stringValue(), value);
                        });
    }
}
