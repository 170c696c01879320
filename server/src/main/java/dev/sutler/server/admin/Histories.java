package dev.sutler.server.admin;

import dev.sutler.core.audit.AuditTrail;
import dev.sutler.core.operator.BindingView;
import dev.sutler.core.operator.InstanceView;
import dev.sutler.core.operator.OperationJournal;
import dev.sutler.core.operator.OperationView;
import dev.sutler.core.operator.OperatorView;
import dev.sutler.core.operator.OperatorView.BindingFilter;
import dev.sutler.core.operator.OperatorView.OperationFilter;
import dev.sutler.core.operator.Page;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What happened to an instance: itself, its bindings, its operations attempt by attempt, and who
/// did what to it.
///
/// An instance that is gone has a history as long as anything of it is remembered.
public final class Histories {

    private static final int MOST = 200;
    private static final Page.Request FIRST = new Page.Request(MOST, Optional.empty());

    private final OperatorView view;
    private final OperationJournal journal;
    private final AuditTrail audit;

    public Histories(OperatorView view, OperationJournal journal, AuditTrail audit) {
        this.view = view;
        this.journal = journal;
        this.audit = audit;
    }

    Optional<ObjectNode> of(String instanceId) {
        Optional<InstanceView> instance = view.instance(instanceId);
        Page<OperationView> operations = view.operations(OperationFilter.of(instanceId), FIRST);
        if (instance.isEmpty() && operations.items().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        instance.ifPresent(known -> shown.set("instance", OperatorJson.of(known)));
        Page<BindingView> bindings =
                view.bindings(
                        new BindingFilter(
                                Optional.of(instanceId),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        FIRST);
        ArrayNode bound = shown.putArray("bindings");
        bindings.items().forEach(binding -> bound.add(OperatorJson.of(binding)));
        ArrayNode done = shown.putArray("operations");
        operations.items().forEach(operation -> done.add(with(operation)));
        ArrayNode entries = shown.putArray("audit");
        audit.find(AuditTrail.Filter.instance(instanceId), Optional.empty(), MOST)
                .forEach(entry -> entries.add(AuditJson.of(entry)));
        shown.put(
                "complete",
                bindings.next().isEmpty() && operations.next().isEmpty() && entries.size() < MOST);
        return Optional.of(shown);
    }

    /// An operation with its journal.
    ObjectNode with(OperationView operation) {
        ObjectNode shown = OperatorJson.of(operation);
        ArrayNode entries = shown.putArray("journal");
        journal.of(operation.id()).forEach(entry -> entries.add(OperatorJson.of(entry)));
        return shown;
    }
}
