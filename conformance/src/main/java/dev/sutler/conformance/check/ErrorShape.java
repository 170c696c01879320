package dev.sutler.conformance.check;

import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Set;

/// What every error of an endpoint must keep.
final class ErrorShape {

    private static final Set<String> CODES =
            Set.of("AsyncRequired", "ConcurrencyError", "RequiresApp", "MaintenanceInfoConflict");
    private static final String WORD = "[A-Za-z][A-Za-z0-9]*";

    private final EveryAnswer rules;
    private final Endpoint endpoint;

    ErrorShape(EveryAnswer rules, Endpoint endpoint) {
        this.rules = rules;
        this.endpoint = endpoint;
    }

    void judge() {
        if (!rules.answer().text().isEmpty()) {
            rules.note(
                    ErrorRules.ERROR_OBJECT,
                    rules.answer().at("").isObject(),
                    "a JSON object as body, or none");
        }
        text(ErrorRules.CODE, "error");
        text(ErrorRules.DESCRIPTION, "description");
        flag(
                "instance_usable",
                ErrorRules.USABLE_PLACE,
                Set.of(Endpoint.UPDATE, Endpoint.DEPROVISION));
        flag("update_repeatable", ErrorRules.REPEATABLE_PLACE, Set.of(Endpoint.UPDATE));
        String code = rules.answer().textAt("/error");
        if (!code.isBlank()) {
            rules.note(ErrorRules.WORD, code.matches(WORD), "one word in camel case as `error`");
        }
        if (CODES.contains(code)) {
            code(code);
        }
    }

    private void text(Requirement requirement, String member) {
        if (!rules.member(member).isMissingNode()) {
            rules.note(
                    requirement,
                    !rules.answer().textAt("/" + member).isBlank(),
                    "a non-empty string as `" + member + "`");
        }
    }

    private void flag(String member, Requirement place, Set<Endpoint> places) {
        JsonNode flag = rules.member(member);
        boolean absent = flag.isMissingNode() || flag.isNull();
        rules.note(
                place,
                absent || places.contains(endpoint),
                "no `" + member + "` in the answer to this request");
        if (!absent) {
            rules.note(ErrorRules.FLAGS, flag.isBoolean(), "true or false as `" + member + "`");
        }
    }

    private void code(String code) {
        rules.note(
                ErrorRules.CODE_STATUS,
                rules.answer().status() == 422,
                "status 422 with error " + code);
        rules.note(ErrorRules.CODE_CASE, fits(code), "an error that fits the request, not " + code);
    }

    private boolean fits(String code) {
        JsonNode body = body();
        return switch (code) {
            case "AsyncRequired" ->
                    endpoint.changes() && !List.of(query()).contains("accepts_incomplete=true");
            case "RequiresApp" ->
                    endpoint == Endpoint.BIND
                            && (body.path("app_guid").isMissingNode()
                                    || body.at("/bind_resource/app_guid").isMissingNode());
            case "MaintenanceInfoConflict" ->
                    (endpoint == Endpoint.PROVISION || endpoint == Endpoint.UPDATE)
                            && !body.at("/maintenance_info/version").isMissingNode();
            default -> endpoint != Endpoint.CATALOG;
        };
    }

    private String[] query() {
        String target = rules.answer().question().target();
        return target.substring(target.indexOf('?') + 1).split("&");
    }

    private JsonNode body() {
        try {
            return rules.answer()
                    .question()
                    .body()
                    .map(text -> JsonMapper.shared().readTree(text))
                    .orElseGet(MissingNode::getInstance);
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
