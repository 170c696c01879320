package dev.sutler.server.catalogfile;

import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// Two provider types. `postgresql` finds everything right, `scripted` dislikes the setting
/// `wrong`.
final class AnyProvider implements ProviderTypes {

    @Override
    public Set<String> words() {
        return Set.of("postgresql", "scripted");
    }

    @Override
    public List<SettingProblem> check(
            String type,
            String offeringName,
            ObjectNode offeringSettings,
            ObjectNode planSettings) {
        return type.equals("scripted")
                        && (planSettings.has("wrong") || offeringSettings.has("wrong"))
                ? List.of(new SettingProblem("/wrong", "`wrong` is not known: leave it out"))
                : List.of();
    }
}
