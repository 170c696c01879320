package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.PROVIDER_SETTING;
import static dev.sutler.core.catalog.CatalogRule.PROVIDER_TYPE_UNKNOWN;

import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
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
    private final List<PlanBlock> plans = new ArrayList<>();

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

    /// Reads the block of one plan.
    ProviderKeys ofPlan(Fields plan) {
        Fields planBlock = plan.object(BLOCK).orElseGet(() -> empty(plan.at(BLOCK)));
        ProviderKeys planKeys = ProviderKeys.of(planBlock);
        plans.add(new PlanBlock(plan, planBlock, planKeys.settings()));
        return planKeys;
    }

    /// Has the provider check the settings of all plans that were read, each together with the
    /// offering's.
    void checkSettings(String offeringName) {
        if (!types.words().contains(type)) {
            return;
        }
        List<List<SettingProblem>> problems =
                plans.stream()
                        .map(
                                plan ->
                                        types.check(
                                                type,
                                                offeringName,
                                                keys.settings(),
                                                plan.settings()))
                        .toList();
        for (int index = 0; index < plans.size(); index++) {
            for (SettingProblem problem : problems.get(index)) {
                boolean everywhere =
                        plans.size() > 1
                                && problems.stream().allMatch(each -> each.contains(problem));
                report(problem, plans.get(index), everywhere);
            }
        }
    }

    /* A provider sees one set of settings, so where a setting stands, or should stand, is found out here. */
    private void report(SettingProblem problem, PlanBlock plan, boolean everywhere) {
        String path = problem.path().startsWith("/") ? problem.path() : "";
        boolean inPlan = standsIn(plan.block(), path);
        Place place;
        if (!inPlan && (everywhere || standsIn(block, path))) {
            place = block.place().below(path);
        } else if (plan.fields().has(BLOCK)) {
            place = plan.block().place().below(path);
        } else {
            place = plan.fields().place();
        }
        String setting = path.substring(path.lastIndexOf('/') + 1);
        boolean named = problem.message().contains(setting);
        place.report(
                PROVIDER_SETTING,
                named ? problem.message() : "`%s`: %s".formatted(setting, problem.message()));
    }

    private static boolean standsIn(Fields block, String path) {
        if (path.isEmpty()) {
            return false;
        }
        String firstKey = path.substring(1).split("/", 2)[0].replace("~1", "/").replace("~0", "~");
        return block.has(firstKey);
    }

    private record PlanBlock(Fields fields, Fields block, ObjectNode settings) {}

    private static Fields empty(Place place) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return new Fields(nothing, place);
    }
}
