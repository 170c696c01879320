package dev.sutler.server.admin;

import dev.sutler.core.operator.Instruction;
import dev.sutler.core.operator.OperatorDesk;
import dev.sutler.core.operator.Order;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What operators can do about instances, bindings and operations. Each order says why, and can be
/// repeated.
public final class OperatorOrders implements AdminFeature {

    private static final long MOST_SECONDS = Duration.ofDays(30).toSeconds();
    private static final String INSTANCE = "/instances/{instance_id}";
    private static final String BINDING = INSTANCE + "/bindings/{binding_id}";
    private static final String OPERATION = "/operations/{operation_id}";

    private final OperatorDesk desk;

    /// @param desk carries them out
    public OperatorOrders(OperatorDesk desk) {
        this.desk = desk;
    }

    /// An order about one operation.
    @FunctionalInterface
    private interface AboutOperation {
        Order give(UUID operation, Instruction instruction);
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.post(OPERATION + "/retry", call -> operation(call, desk::retry))
                .post(OPERATION + "/cancel", call -> operation(call, desk::cancel))
                .post(OPERATION + "/fail", call -> operation(call, desk::fail))
                .post(OPERATION + "/extend", this::extend)
                .post(
                        INSTANCE + "/purge",
                        call ->
                                answer(
                                        desk.purgeInstance(
                                                call.parameter("instance_id"), instruction(call))))
                .post(
                        INSTANCE + "/delete",
                        call ->
                                answer(
                                        desk.deleteInstance(
                                                call.parameter("instance_id"), instruction(call))))
                .post(
                        BINDING + "/purge",
                        call ->
                                answer(
                                        desk.purgeBinding(
                                                OperatorAdministration.key(call),
                                                instruction(call))))
                .post(
                        BINDING + "/delete",
                        call ->
                                answer(
                                        desk.deleteBinding(
                                                OperatorAdministration.key(call),
                                                instruction(call))));
    }

    private static HttpResponse operation(AdminCall call, AboutOperation order) {
        Instruction instruction = instruction(call);
        Optional<UUID> id = call.uuid("operation_id");
        return answer(
                id.map(operation -> order.give(operation, instruction))
                        .orElseGet(() -> new Order.Unknown("There is no operation with this id.")));
    }

    /* How long, and why. */
    private record Extension(Duration least, Instruction instruction) {}

    private HttpResponse extend(AdminCall call) {
        Extension extension =
                call.body(
                        fields ->
                                new Extension(
                                        Duration.ofSeconds(
                                                fields.required(
                                                        "seconds",
                                                        fields.number("seconds", 1, MOST_SECONDS),
                                                        1L)),
                                        instruction(call, fields)));
        return operationOf(call, extension);
    }

    private HttpResponse operationOf(AdminCall call, Extension extension) {
        Optional<UUID> id = call.uuid("operation_id");
        return answer(
                id.map(
                                operation ->
                                        desk.extend(
                                                operation,
                                                extension.least(),
                                                extension.instruction()))
                        .orElseGet(() -> new Order.Unknown("There is no operation with this id.")));
    }

    private static Instruction instruction(AdminCall call) {
        return call.body(fields -> instruction(call, fields));
    }

    private static Instruction instruction(AdminCall call, AdminFields fields) {
        return new Instruction(call.operator().name(), call.requestId(), fields.reason());
    }

    private static HttpResponse answer(Order order) {
        return switch (order) {
            case Order.Done(boolean changed, String message, Optional<UUID> operation) -> {
                ObjectNode body =
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("changed", changed)
                                .put("message", message);
                operation.ifPresent(id -> body.put("operation_id", id.toString()));
                yield HttpResponse.json(200, body);
            }
            case Order.Unknown(String message) -> HttpResponse.error(ErrorWord.NOT_FOUND, message);
            case Order.Refused(String message) -> HttpResponse.error(ErrorWord.CONFLICT, message);
        };
    }
}
