package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.PROVIDER_SETTING;
import static dev.sutler.core.catalog.CatalogRule.PROVIDER_TYPE_UNKNOWN;

import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Reads the `provider` blocks of an offering and its plans, and has the provider check its
/// settings.
final class ProviderBlocks {

    private static final String BLOCK = "provider";
    private static final String TYPE = "type";

    private final ProviderTypes types;
    private final Fields block;
    private final String type;
    private final ProviderKeys keys;

    ProviderBlocks(ProviderTypes types, Fields offering) {
        this.types = types;
        offering.required(BLOCK);
        Optional<Fields> present = offering.object(BLOCK);
        this.block = present.orElseGet(() -> empty(offering.at(BLOCK)));
        this.type = present.map(each -> each.requiredText(TYPE)).orElse("");
        this.keys = ProviderKeys.of(block);
        keys.settings().remove(TYPE);
        if (!type.isEmpty() && !types.words().contains(type)) {
            String nearest =
                    Spelling.nearest(type, types.words())
                            .map(word -> ": did you mean `" + word + "`?")
                            .orElse("");
            block.at(TYPE)
                    .report(
                            PROVIDER_TYPE_UNKNOWN,
                            "no provider `%s` is installed%s Installed: %s"
                                    .formatted(
                                            type,
                                            nearest.isEmpty() ? "." : nearest,
                                            String.join(", ", types.words())));
        }
    }

    ServiceOffering.ProviderBlock ofOffering() {
        return new ServiceOffering.ProviderBlock(type, keys.settings());
    }

    ProviderKeys ofOfferingKeys() {
        return keys;
    }

    /// Reads the block of one plan, and checks it together with the offering's.
    ProviderKeys ofPlan(Fields plan, String offeringName) {
        Fields planBlock = plan.object(BLOCK).orElseGet(() -> empty(plan.at(BLOCK)));
        ProviderKeys planKeys = ProviderKeys.of(planBlock);
        if (types.words().contains(type)) {
            for (SettingProblem problem :
                    types.check(type, offeringName, keys.settings(), planKeys.settings())) {
                report(problem, plan, planBlock);
            }
        }
        return planKeys;
    }

    /* A provider sees one set of settings, so where a setting stands is found out here. */
    private void report(SettingProblem problem, Fields plan, Fields planBlock) {
        String path = problem.path().startsWith("/") ? problem.path() : "";
        boolean inOffering = !path.isEmpty() && standsIn(block, path) && !standsIn(planBlock, path);
        Place place;
        if (inOffering) {
            place = block.place().below(path);
        } else if (plan.has(BLOCK)) {
            place = planBlock.place().below(path);
        } else {
            place = plan.place();
        }
        String setting = path.substring(path.lastIndexOf('/') + 1);
        boolean named = problem.message().contains(setting);
        place.report(
                PROVIDER_SETTING,
                named ? problem.message() : "`%s`: %s".formatted(setting, problem.message()));
    }

    private static boolean standsIn(Fields block, String path) {
        String firstKey = path.substring(1).split("/", 2)[0].replace("~1", "/").replace("~0", "~");
        return block.has(firstKey);
    }

    private static Fields empty(Place place) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return new Fields(nothing, place);
    }
}
