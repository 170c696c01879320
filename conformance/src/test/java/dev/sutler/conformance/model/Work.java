package dev.sutler.conformance.model;

import tools.jackson.databind.node.ObjectNode;

import java.util.function.Supplier;

/// Does operations, at once or later, and answers.
final class Work {

    private final Model model;

    Work(Model model) {
        this.model = model;
    }

    /// Whether a new operation is done after its answer.
    ///
    /// @throws Refused when it must be and the platform does not want it
    boolean asynchronous(Pace pace, Request request) {
        return switch (pace) {
            case SYNCHRONOUS -> false;
            case EITHER -> request.acceptsIncomplete();
            case ASYNCHRONOUS -> {
                if (!request.acceptsIncomplete() && !model.has(Quirk.IGNORES_ACCEPTS_INCOMPLETE)) {
                    throw Refused.asyncRequired();
                }
                yield true;
            }
        };
    }

    /// Does what is ordered and answers.
    ///
    /// @param done the answer when it is done
    Reply done(Resource resource, Operation.Order order, Supplier<Reply> done) {
        Operation operation = model.begin(resource, order);
        if (order.asynchronous()) {
            return model.has(Quirk.SEEMS_DONE) ? done.get() : accepted(operation);
        }
        model.await(operation);
        return switch (operation.state()) {
            case SUCCEEDED -> done.get();
            case FAILED, IN_PROGRESS -> failed(order.kind());
        };
    }

    /// Answers to a repeat of what is being done.
    ///
    /// @param again asks once more, when that has ended
    Reply repeat(Operation running, Pace pace, Request request, Supplier<Reply> again) {
        if (model.has(Quirk.REPEAT_SEEMS_DONE)) {
            return Reply.of(200);
        }
        if (running.order().asynchronous() && asynchronous(pace, request)) {
            return accepted(running);
        }
        model.await(running);
        return again.get();
    }

    private Reply accepted(Operation operation) {
        boolean repeat = operation.tellAccepted();
        String suffix = repeat && model.has(Quirk.NEW_OPERATION_ON_REPEAT) ? "-again" : "";
        ObjectNode body = operation.order().accepted().deepCopy();
        return Reply.of(202, body.put("operation", operation.id() + suffix));
    }

    private static Reply failed(Operation.Kind kind) {
        Reply reply = Reply.error(500, "OperationFailed", "the operation was told to fail");
        ObjectNode body = reply.body().asObject();
        if (kind == Operation.Kind.UPDATE || kind == Operation.Kind.DEPROVISION) {
            body.put("instance_usable", true);
        }
        if (kind == Operation.Kind.UPDATE) {
            body.put("update_repeatable", true);
        }
        return reply;
    }

    /// @throws Refused when something is being done to the resource
    void free(Resource resource) {
        if (resource.busy() && !model.has(Quirk.NO_CONCURRENCY_ERROR)) {
            throw Refused.busy();
        }
    }
}
