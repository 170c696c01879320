package dev.sutler.server.admin;

import dev.sutler.core.catalog.PlanKey;
import dev.sutler.server.catalog.LoadOutcome.Endangered;
import dev.sutler.server.catalog.LoadOutcome.InstancesAtRisk;
import dev.sutler.server.catalog.LoadOutcome.Invalid;
import dev.sutler.server.catalog.LoadOutcome.ProviderFailed;
import dev.sutler.server.catalog.LoadOutcome.Refused;
import dev.sutler.server.catalog.LoadOutcome.StoreSilent;
import dev.sutler.server.catalogfile.CatalogFinding;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Why a catalog was refused, as JSON: each finding has a `rule` and a `message`, and what else is
/// known of its place.
final class Findings {

    private Findings() {}

    static ArrayNode of(Refused refused) {
        ArrayNode findings = JsonNodeFactory.instance.arrayNode();
        switch (refused) {
            case Invalid invalid ->
                    invalid.findings().forEach(each -> put(findings.addObject(), each));
            case InstancesAtRisk risk ->
                    risk.plans().forEach(each -> put(findings.addObject(), each));
            case ProviderFailed(String reason) ->
                    findings.addObject().put("rule", "provider-failed").put("message", reason);
            case StoreSilent(String reason) ->
                    findings.addObject().put("rule", "store-silent").put("message", reason);
        }
        return findings;
    }

    private static void put(ObjectNode shown, CatalogFinding finding) {
        shown.put("rule", finding.rule()).put("file", finding.file().toString());
        finding.line().ifPresent(line -> shown.put("line", line));
        shown.put("message", finding.message());
    }

    private static void put(ObjectNode shown, Endangered endangered) {
        PlanKey key = endangered.plan().key();
        shown.put("rule", endangered.plan().rule())
                .put("service_id", key.serviceId())
                .put("plan_id", key.planId())
                .put("instances", endangered.usage().instances())
                .put("more_instances", endangered.usage().more());
        ArrayNode examples = shown.putArray("examples");
        endangered.usage().examples().forEach(examples::add);
        shown.put("message", endangered.plan().text(endangered.usage()));
    }
}
