package dev.sutler.server.admin;

import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.server.catalog.CatalogLoader;
import dev.sutler.server.catalog.CatalogState;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `GET /admin/v1/catalog`: what is offered, where it came from, and why nothing newer is.
final class CatalogStateEndpoint implements AdminEndpoint {

    private final CatalogLoader catalogs;

    CatalogStateEndpoint(CatalogLoader catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public HttpResponse answer(AdminCall call) {
        CatalogState state = catalogs.state();
        CatalogState.InUse inUse = state.inUse();
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("folder", catalogs.folder().toString())
                        .put("digest", inUse.digest())
                        .put("loaded_at", inUse.loadedAt().toString())
                        .put("loaded_for", inUse.loadedFor().words());
        ArrayNode offerings = body.putArray("offerings");
        inUse.catalog().offerings().forEach(each -> offerings.add(offering(each)));
        state.failure().ifPresent(failure -> body.set("last_failure", failure(failure)));
        return HttpResponse.json(200, body);
    }

    private static ObjectNode offering(ServiceOffering offering) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", offering.id())
                        .put("name", offering.name())
                        .put("provider", offering.provider().type())
                        .put("retired", offering.traits().retired());
        ArrayNode plans = shown.putArray("plans");
        offering.plans()
                .forEach(
                        plan ->
                                plans.addObject()
                                        .put("id", plan.id())
                                        .put("name", plan.name())
                                        .put("retired", plan.traits().retired()));
        return shown;
    }

    private static ObjectNode failure(CatalogState.Failure failure) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("digest", failure.digest())
                        .put("at", failure.at().toString())
                        .put("tried_for", failure.trigger().words());
        shown.set("findings", Findings.of(failure.outcome()));
        return shown;
    }
}
