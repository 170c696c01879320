package dev.sutler.server.admin;

import dev.sutler.core.catalog.CatalogChange;
import dev.sutler.core.catalog.PublishedPlan;
import dev.sutler.server.catalog.CatalogLoader;
import dev.sutler.server.catalog.LoadOutcome;
import dev.sutler.server.catalog.LoadOutcome.InstancesAtRisk;
import dev.sutler.server.catalog.LoadOutcome.Invalid;
import dev.sutler.server.catalog.LoadOutcome.Loaded;
import dev.sutler.server.catalog.LoadOutcome.ProviderFailed;
import dev.sutler.server.catalog.LoadOutcome.Refused;
import dev.sutler.server.catalog.LoadOutcome.StoreSilent;
import dev.sutler.server.catalog.Trigger;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// `POST /admin/v1/catalog/reload`: loads the catalog again, and answers when that is done. A body
/// says nothing and is not read.
final class CatalogReloadEndpoint implements AdminEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReloadEndpoint.class);

    private final CatalogLoader catalogs;

    CatalogReloadEndpoint(CatalogLoader catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public HttpResponse answer(AdminCall call) {
        LOG.info("Operator {} asks for the catalog to be loaded again", call.operator().name());
        LoadOutcome outcome = catalogs.load(Trigger.API);
        return switch (outcome) {
            case Loaded(CatalogChange change) -> HttpResponse.json(200, summary(change));
            case Refused refused -> refusal(refused);
        };
    }

    private static ObjectNode summary(CatalogChange change) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("unchanged", change.isEmpty());
        plans(body.putArray("added"), change.added());
        plans(body.putArray("changed"), change.changed());
        plans(body.putArray("retired"), change.retired());
        plans(body.putArray("removed"), change.removed());
        return body;
    }

    private static void plans(ArrayNode array, List<PublishedPlan> plans) {
        plans.forEach(
                plan ->
                        array.addObject()
                                .put("service_id", plan.key().serviceId())
                                .put("service", plan.serviceName())
                                .put("plan_id", plan.key().planId())
                                .put("plan", plan.planName()));
    }

    private static HttpResponse refusal(Refused refused) {
        ErrorWord word =
                switch (refused) {
                    case Invalid _ -> ErrorWord.CATALOG_INVALID;
                    case ProviderFailed _ -> ErrorWord.PROVIDER_FAILED;
                    case InstancesAtRisk _ -> ErrorWord.INSTANCES_AT_RISK;
                    case StoreSilent _ -> ErrorWord.STORE_UNAVAILABLE;
                };
        ObjectNode body =
                HttpResponse.errorBody(
                        word, "The catalog cannot be offered; the one before stays. See findings.");
        body.set("findings", Findings.of(refused));
        return HttpResponse.json(word.status(), body);
    }
}
