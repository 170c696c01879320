package dev.sutler.providers.gitops;

import dev.sutler.spi.ServiceInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where the pages of instances are, as far as that is known before there is an instance.
///
/// @param template an address in which `{instance}` stands for the instance's id
record DashboardAddress(Optional<String> template) {

    static final String INSTANCE = "{instance}";

    /// The template's address, or else the one at which the offering's dashboard client ends, which
    /// is what UniPipe shows.
    Optional<String> url(ServiceInstance instance, ObjectNode offering) {
        return template.map(
                        text ->
                                text.replace(
                                        INSTANCE,
                                        URLEncoder.encode(instance.id(), StandardCharsets.UTF_8)))
                .or(
                        () ->
                                Optional.of(offering.path("dashboard_client").path("redirect_uri"))
                                        .filter(JsonNode::isString)
                                        .map(JsonNode::stringValue));
    }
}
