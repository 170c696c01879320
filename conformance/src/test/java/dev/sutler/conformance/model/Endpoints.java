package dev.sutler.conformance.model;

/// Answers rightly, but for its quirks.
final class Endpoints {

    private final Model model;
    private final Gate gate;
    private final Instances instances;
    private final Updates updates;
    private final Bindings bindings;
    private final LastOperations lastOperations;
    private final WrongRefusals refusals;
    private int changing;

    Endpoints(Model model, Gate gate) {
        this.model = model;
        this.gate = gate;
        Work work = new Work(model);
        this.instances = new Instances(model, work);
        this.updates = new Updates(model, work);
        this.bindings = new Bindings(model, work);
        this.lastOperations = new LastOperations(model);
        this.refusals = new WrongRefusals(model);
    }

    Reply answer(Request request) {
        model.settle();
        Reply reply = judged(request);
        String identity = request.header("X-Broker-API-Request-Identity");
        return identity.isEmpty() ? reply : reply.with("X-Broker-API-Request-Identity", identity);
    }

    private Reply judged(Request request) {
        try {
            gate.check(request);
            return model.has(Quirk.FAILS_IN_A_RACE) ? racing(request) : called(request);
        } catch (Refused refused) {
            refusals.apply(request);
            Reply reply = refused.reply();
            return reply.status() == 401 ? reply.with("WWW-Authenticate", "Basic") : reply;
        }
    }

    private Reply racing(Request request) {
        if (request.method().equals("GET")) {
            return called(request);
        }
        changing++;
        try {
            model.pause();
            return changing > 1
                    ? Reply.error(500, "Deadlock", "another request came at the same time")
                    : called(request);
        } finally {
            changing--;
        }
    }

    private Reply called(Request request) {
        return switch (request.route()) {
            case CATALOG -> model.catalog().reply(request);
            case PROVISION -> instances.provision(request);
            case FETCH_INSTANCE -> instances.fetch(request);
            case UPDATE -> updates.update(request);
            case DEPROVISION -> instances.deprovision(request);
            case INSTANCE_LAST_OPERATION -> lastOperations.ofInstance(request);
            case BIND -> bindings.bind(request);
            case FETCH_BINDING -> bindings.fetch(request);
            case UNBIND -> bindings.unbind(request);
            case BINDING_LAST_OPERATION -> lastOperations.ofBinding(request);
            case WRONG_METHOD, NOWHERE -> throw Refused.absent("there is no such endpoint");
        };
    }
}
