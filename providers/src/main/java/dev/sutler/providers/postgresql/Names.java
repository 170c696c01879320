package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.Derived;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

/// What things are called: the same for the same ids, for ever.
final class Names {

    private Names() {}

    /// The database of an instance, and the role that owns everything in it.
    static Identifier of(ServiceInstance instance) {
        return new Identifier("i_" + Derived.name("instance", instance.id()));
    }

    /// The login of a binding.
    static Identifier of(ServiceInstance instance, ServiceBinding binding) {
        return new Identifier("b_" + Derived.name("binding", instance.id(), binding.id()));
    }
}
