package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Outcome;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A broker that answers what it was told to, and remembers what it was asked.
final class CannedBroker implements Broker {

    private final List<Object> calls = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Supplier<Outcome>> answer =
            new AtomicReference<>(Outcome.Removed::new);
    private final AtomicReference<Catalog> catalog =
            new AtomicReference<>(catalogOf("{\"services\":[]}"));

    record Asked(String what, Object id, Hint hint, Optional<String> operation) {}

    static Catalog catalogOf(String json) {
        return new Catalog(List.of(), (ObjectNode) JsonMapper.builder().build().readTree(json));
    }

    void answersWith(Outcome outcome) {
        answer.set(() -> outcome);
    }

    void answersWith(Supplier<Outcome> behaviour) {
        answer.set(behaviour);
    }

    void offers(Catalog offered) {
        catalog.set(offered);
    }

    List<Object> calls() {
        return List.copyOf(calls);
    }

    <T> T onlyCall(Class<T> type) {
        if (calls.size() != 1) {
            throw new AssertionError("expected one call, but there were " + calls);
        }
        return type.cast(calls.getFirst());
    }

    void forget() {
        calls.clear();
        answersWith(new Outcome.Removed());
    }

    private Outcome record(Object call) {
        calls.add(call);
        return answer.get().get();
    }

    @Override
    public Catalog catalog() {
        return catalog.get();
    }

    @Override
    public Catalog offeredTo(String platform) {
        return catalog.get();
    }

    @Override
    public Outcome provision(Command.Provision command) {
        return record(command);
    }

    @Override
    public Outcome update(Command.Update command) {
        return record(command);
    }

    @Override
    public Outcome deprovision(Command.Deprovision command) {
        return record(command);
    }

    @Override
    public Outcome bind(Command.Bind command) {
        return record(command);
    }

    @Override
    public Outcome unbind(Command.Unbind command) {
        return record(command);
    }

    @Override
    public Outcome fetchInstance(Caller caller, String instanceId, Hint hint) {
        return record(new Asked("instance", instanceId, hint, Optional.empty()));
    }

    @Override
    public Outcome fetchBinding(Caller caller, BindingKey key, Hint hint) {
        return record(new Asked("binding", key, hint, Optional.empty()));
    }

    @Override
    public Outcome lastOperation(
            Caller caller, String instanceId, Hint hint, Optional<String> operation) {
        return record(new Asked("last operation", instanceId, hint, operation));
    }

    @Override
    public Outcome lastOperation(
            Caller caller, BindingKey key, Hint hint, Optional<String> operation) {
        return record(new Asked("last operation", key, hint, operation));
    }
}
