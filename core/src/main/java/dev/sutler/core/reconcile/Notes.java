package dev.sutler.core.reconcile;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.spi.Drift;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.Optional;

/// What the audit says about repairs.
final class Notes {

    private Notes() {}

    static AuditEntry about(
            Orphan orphan,
            Reconciliation asked,
            String action,
            String outcome,
            Optional<String> message) {
        ObjectNode details =
                details(message)
                        .put("service_id", orphan.serviceId())
                        .put("name", orphan.found().name())
                        .put("mark", orphan.found().mark().name().toLowerCase(Locale.ROOT))
                        .put("first_seen_at", orphan.firstSeenAt().toString());
        return new AuditEntry(
                asked.actor(),
                action,
                new AuditEntry.Target(
                        orphan.found().instanceId(), orphan.found().bindingId(), Optional.empty()),
                asked.requestId(),
                outcome,
                asked.reason(),
                details);
    }

    static AuditEntry about(
            Drift drift, Reconciliation asked, String outcome, Optional<String> message) {
        return new AuditEntry(
                asked.actor(),
                "repair",
                new AuditEntry.Target(
                        Optional.of(drift.instanceId()), drift.bindingId(), Optional.empty()),
                asked.requestId(),
                outcome,
                asked.reason(),
                details(message).put("drift", drift.message()));
    }

    private static ObjectNode details(Optional<String> message) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        message.ifPresent(text -> details.put("message", text));
        return details;
    }
}
