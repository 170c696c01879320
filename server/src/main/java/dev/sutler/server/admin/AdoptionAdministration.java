package dev.sutler.server.admin;

import dev.sutler.core.Adoptions;
import dev.sutler.core.Adoptions.Answer;
import dev.sutler.core.Adoptions.Wish;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Optional;
import java.util.UUID;

/// How operators make an instance of what exists already: `POST
/// /admin/v1/instances/{instance_id}/adopt`.
public final class AdoptionAdministration implements AdminFeature {

    private final Adoptions adoptions;

    /// @param adoptions begins them
    public AdoptionAdministration(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.post("/instances/{instance_id}/adopt", this::adopt);
    }

    private HttpResponse adopt(AdminCall call) {
        Wish wish =
                call.body(
                        fields -> {
                            String platform = required(fields, "platform");
                            return new Wish(
                                    call.parameter("instance_id"),
                                    new Command.PlanChoice(
                                            required(fields, "service_id"),
                                            required(fields, "plan_id")),
                                    new Tenancy(
                                            fields.text("organization").orElse(""),
                                            fields.text("space").orElse("")),
                                    required(fields, "name"),
                                    new Caller(
                                            platform,
                                            Optional.empty(),
                                            call.requestId(),
                                            Optional.of(
                                                    new Caller.Deputy(
                                                            Caller.Deputy.Kind.OPERATOR,
                                                            call.operator().name(),
                                                            Optional.of(fields.reason())))));
                        });
        return switch (adoptions.adopt(wish)) {
            case Answer.Begun(UUID operationId) ->
                    HttpResponse.json(
                            202,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("operation_id", operationId.toString()));
            case Answer.AlreadyThere _ ->
                    HttpResponse.json(200, JsonNodeFactory.instance.objectNode());
            case Answer.Refused(String reason) ->
                    HttpResponse.error(ErrorWord.REQUEST_REFUSED, reason);
        };
    }

    private static String required(AdminFields fields, String name) {
        return fields.required(name, fields.text(name), "");
    }
}
