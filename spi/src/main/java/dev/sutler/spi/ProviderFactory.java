package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Makes the providers of one type; found by [java.util.ServiceLoader].
///
/// A jar that names its factory in `META-INF/services/dev.sutler.spi.ProviderFactory` and lies on
/// Sutler's class path adds the type to every catalog that says `provider: {type: …}`.
public interface ProviderFactory {

    /// The word that a catalog's `provider.type` chooses this factory by: lower case, digits and
    /// hyphens.
    String type();

    /// Checks the settings of one plan when the catalog loads, without touching anything outside.
    ///
    /// @param environment the offering that the plan belongs to and the settings that hold for all
    ///   its plans
    /// @param planSettings what stands in the plan's own `provider` block; empty when there is none
    /// @return every problem found; empty when the plan is fine
    List<SettingProblem> check(ProviderEnvironment environment, ObjectNode planSettings);

    /// Makes the provider of one offering. It does not connect to anything yet: a back end that is
    /// down must not keep the broker from starting.
    Provider create(ProviderEnvironment environment);
}
