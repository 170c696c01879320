package dev.sutler.rig.traffic;

import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Subject;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// One request, as it can be repeated.
///
/// @param call what is asked
/// @param subject about what
/// @param method of HTTP
/// @param target its path and query
/// @param body the JSON that goes with it
/// @param operation the operation that a poll asks about
record Ask(
        Call call,
        Subject subject,
        String method,
        String target,
        Optional<ObjectNode> body,
        Optional<String> operation) {

    static Ask of(Call call, Subject subject, String query, Optional<ObjectNode> body) {
        String method =
                switch (call) {
                    case PROVISION, BIND -> "PUT";
                    case UPDATE -> "PATCH";
                    case DEPROVISION, UNBIND -> "DELETE";
                    case FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION -> "GET";
                };
        return new Ask(call, subject, method, path(subject) + query, body, Optional.empty());
    }

    /// Asks how an operation is getting on.
    static Ask lastOperation(Subject subject, String operation) {
        return new Ask(
                Call.LAST_OPERATION,
                subject,
                "GET",
                path(subject) + "/last_operation?operation=" + operation,
                Optional.empty(),
                Optional.of(operation));
    }

    private static String path(Subject subject) {
        return "/v2/service_instances/"
                + subject.instanceId()
                + subject.bindingId().map(id -> "/service_bindings/" + id).orElse("");
    }
}
