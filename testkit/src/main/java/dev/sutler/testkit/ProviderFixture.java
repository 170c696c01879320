package dev.sutler.testkit;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Provider;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;

/// What [ProviderContract] needs to know of a provider: how to make it, and how to look behind its
/// back.
public interface ProviderFixture {

    /// A new provider, as after a restart, on the same back end each time.
    ///
    /// @param cut ends it: each of its uses of the back end is to go through [Cut#use]
    Provider provider(Cut cut);

    /// The plan of the instances that are made.
    Plan plan();

    /// The plan that they are updated to.
    default Plan otherPlan() {
        return plan();
    }

    /// The parameters of the instances that are made.
    default ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Everything on the back end that a provider may have made: databases, logins, files, whatever
    /// there is. Looked at directly, not through the provider.
    Set<String> leftovers() throws Exception;

    /// Fails unless an application can use the service with what was handed out.
    default void assertUsable(BindingDetails details) throws Exception {}

    /// Fails if an application can still use the service with what was handed out once.
    default void assertUseless(BindingDetails details) throws Exception {}

    /// How to call the provider to its end. One with a clock moves that on.
    default Drive drive() {
        return Drive.withoutClock();
    }
}
