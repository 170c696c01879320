package dev.sutler.core.catalog;

import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// The provider types that a catalog can name, as far as its check needs them.
public interface ProviderTypes {

    /// The words that `provider.type` may be.
    Set<String> words();

    /// Checks the settings of one plan.
    ///
    /// @param type one of [#words()]
    /// @param offeringName the offering's name
    /// @param offeringSettings the offering's `provider` block without the broker's own keys
    /// @param planSettings the plan's `provider` block without the broker's own keys
    /// @return every problem found; empty when the plan is fine
    List<SettingProblem> check(
            String type, String offeringName, ObjectNode offeringSettings, ObjectNode planSettings);
}
