package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one endpoint of a binding must look like.
///
/// @param answer where it stands
/// @param endpoint the endpoint
record EndpointRules(Trial trial, Answer answer, JsonNode endpoint) {

    /// What is judged here.
    static final Set<Requirement> ALL =
            Set.of(
                    BindingRules.ENDPOINT_HOST,
                    BindingRules.ENDPOINT_PORTS,
                    BindingRules.ENDPOINT_PROTOCOL);

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "all");
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int LAST_PORT = 65_535;

    void judge() {
        trial.judge(
                BindingRules.ENDPOINT_HOST,
                endpoint.path("host").isString()
                        && endpoint.path("host").stringValue().matches("[^\\s,/]+"),
                "a host name or an address as `host` of an endpoint",
                answer);
        JsonNode ports = endpoint.path("ports");
        trial.judge(
                BindingRules.ENDPOINT_PORTS,
                ports.isArray()
                        && !ports.isEmpty()
                        && ports.valueStream().allMatch(EndpointRules::port),
                "`ports` of an endpoint like [\"443\", \"9000-9010\"]",
                answer);
        JsonNode protocol = endpoint.path("protocol");
        trial.judge(
                BindingRules.ENDPOINT_PROTOCOL,
                !ToldRules.given(protocol) || PROTOCOLS.contains(protocol.asString("")),
                "`protocol` of an endpoint absent, tcp, udp or all",
                answer);
    }

    private static boolean port(JsonNode port) {
        if (!port.isString()) {
            return false;
        }
        Matcher match = PORTS.matcher(port.stringValue());
        if (!match.matches()) {
            return false;
        }
        int first = Integer.parseInt(match.group(1));
        int last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
        return first <= last && last <= LAST_PORT;
    }
}
