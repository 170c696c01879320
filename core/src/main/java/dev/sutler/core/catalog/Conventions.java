package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.COSTS_NOT_FREE;
import static dev.sutler.core.catalog.CatalogRule.FIELD_EMPTY;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// The conventions for metadata and for the dashboard client (specification's profile, "Service
/// Metadata" and "Catalog Extensions"). What they do not name passes through.
final class Conventions {

    private Conventions() {}

    static void checkOffering(Fields offering) {
        offering.object("metadata")
                .ifPresent(
                        metadata -> {
                            List.of(
                                            "displayName",
                                            "imageUrl",
                                            "longDescription",
                                            "providerDisplayName",
                                            "documentationUrl",
                                            "supportUrl")
                                    .forEach(metadata::text);
                            metadata.flag("shareable");
                        });
        offering.object("dashboard_client")
                .ifPresent(
                        client -> {
                            client.requiredText("id");
                            client.requiredText("secret");
                            client.text("redirect_uri");
                        });
    }

    static void checkPlan(Fields plan) {
        // One that is neither true nor false is a problem of its own.
        boolean free = plan.flag("free").orElse(!plan.has("free"));
        plan.object("metadata")
                .ifPresent(
                        metadata -> {
                            metadata.text("displayName");
                            metadata.texts("bullets");
                            checkCosts(metadata, free);
                        });
    }

    private static void checkCosts(Fields metadata, boolean free) {
        List<Fields> costs = metadata.objects("costs");
        costs.forEach(Conventions::checkCost);
        if (free && !costs.isEmpty()) {
            metadata.at("costs")
                    .report(
                            COSTS_NOT_FREE,
                            "a plan with costs must say `free: false`, which is true by default");
        }
    }

    private static void checkCost(Fields cost) {
        cost.requiredText("unit");
        cost.required("amount");
        cost.object("amount")
                .ifPresent(
                        amount -> {
                            if (amount.node().isEmpty()) {
                                amount.place()
                                        .report(
                                                FIELD_EMPTY,
                                                "`amount` must name a currency, such as `usd:"
                                                        + " 9.5`");
                            }
                            for (String currency : amount.node().propertyNames()) {
                                amount.value(currency, "a number", JsonNode::isNumber);
                            }
                        });
    }
}
