package dev.sutler.server.osb;

import static dev.sutler.server.osb.BadInput.AN_INSTANCE;
import static dev.sutler.server.osb.BadInput.A_BINDING;

import java.util.stream.Stream;

/// URLs that no platform may send.
final class BadUrls {

    private static final String REMOVAL = "?service_id=s&plan_id=p";

    private BadUrls() {}

    static Stream<BadInput> paths() {
        return Stream.of(
                BadInput.at("empty instance id", "PUT", "/v2/service_instances/", "instance_id"),
                BadInput.at(
                        "empty instance id before a binding",
                        "PUT",
                        "/v2/service_instances//service_bindings/b",
                        "instance_id"),
                BadInput.at(
                        "empty binding id",
                        "PUT",
                        AN_INSTANCE + "/service_bindings/",
                        "binding_id"),
                BadInput.at(
                        "instance id of 1,025 bytes",
                        "PUT",
                        "/v2/service_instances/" + "i".repeat(1_025),
                        "1,024"),
                BadInput.at(
                        "instance id of 1,025 bytes in emoji",
                        "PUT",
                        "/v2/service_instances/" + "%F0%9F%98%80".repeat(256) + "x",
                        "1,024"),
                BadInput.at(
                        "binding id of 1,025 bytes",
                        "PUT",
                        AN_INSTANCE + "/service_bindings/" + "b".repeat(1_025),
                        "1,024"),
                BadInput.at("NUL in an id", "PUT", "/v2/service_instances/a%00b", "NUL"),
                BadInput.at(
                        "overlong UTF-8 in an id",
                        "PUT",
                        "/v2/service_instances/%C0%AF",
                        "not valid"),
                BadInput.at(
                        "invalid UTF-8 in an id", "PUT", "/v2/service_instances/%FF", "not valid"));
    }

    static Stream<BadInput> queries() {
        return Stream.of(
                BadInput.at("NUL in the query", "DELETE", AN_INSTANCE + REMOVAL + "%00", "NUL"),
                BadInput.at(
                        "accepts_incomplete=yes",
                        "PUT",
                        AN_INSTANCE + "?accepts_incomplete=yes",
                        "accepts_incomplete"),
                BadInput.at(
                        "accepts_incomplete=True",
                        "PUT",
                        AN_INSTANCE + "?accepts_incomplete=True",
                        "accepts_incomplete"),
                BadInput.at(
                        "accepts_incomplete without a value",
                        "DELETE",
                        AN_INSTANCE + REMOVAL + "&accepts_incomplete",
                        "accepts_incomplete"),
                BadInput.at(
                        "accepts_incomplete twice",
                        "PUT",
                        AN_INSTANCE + "?accepts_incomplete=true&accepts_incomplete=false",
                        "twice"),
                BadInput.at("deprovision without ids", "DELETE", AN_INSTANCE, "service_id"),
                BadInput.at(
                        "deprovision without plan_id",
                        "DELETE",
                        AN_INSTANCE + "?service_id=s",
                        "plan_id"),
                BadInput.at(
                        "deprovision without service_id",
                        "DELETE",
                        AN_INSTANCE + "?plan_id=p",
                        "service_id"),
                BadInput.at(
                        "deprovision with an empty service_id",
                        "DELETE",
                        AN_INSTANCE + "?service_id=&plan_id=p",
                        "service_id"),
                BadInput.at("unbind without ids", "DELETE", A_BINDING, "service_id"),
                BadInput.at(
                        "unbind with an empty plan_id",
                        "DELETE",
                        A_BINDING + "?service_id=s&plan_id=",
                        "plan_id"),
                BadInput.at(
                        "service_id twice",
                        "DELETE",
                        AN_INSTANCE + REMOVAL + "&service_id=s",
                        "twice"),
                BadInput.at(
                        "long operation",
                        "GET",
                        AN_INSTANCE + "/last_operation?operation=" + "o".repeat(10_001),
                        "operation"),
                BadInput.at(
                        "empty operation",
                        "GET",
                        A_BINDING + "/last_operation?operation=",
                        "operation"),
                BadInput.at("empty hint", "GET", AN_INSTANCE + "?service_id=", "service_id"));
    }
}
