package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.Derived;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

/// What things are called: the same for the same ids, for ever.
final class Names {

    /// The names of owner roles and of databases, as a regular expression of the server.
    static final String INSTANCES = "^i_[a-z2-7]{52}$";

    /// The names of logins.
    static final String BINDINGS = "^b_[a-z2-7]{52}$";

    /// Where an instance's state names the database that it took over.
    static final String TAKEN_OVER = "database";

    private Names() {}

    /// The role that owns everything in an instance's database, and the database as well.
    static Identifier of(ServiceInstance instance) {
        return ofInstance(instance.id());
    }

    static Identifier ofInstance(String instanceId) {
        return new Identifier("i_" + Derived.name("instance", instanceId));
    }

    /// The database of an instance: one that was made for it is called as its owner role is; one
    /// that it took over has kept its name.
    static Identifier database(ServiceInstance instance) {
        String taken = instance.state().path(TAKEN_OVER).asString("");
        return taken.isEmpty() ? of(instance) : new Identifier(taken);
    }

    /// Whether a name is one that an instance's id can have led to.
    static boolean isOfInstance(Identifier name) {
        return name.name().matches(INSTANCES);
    }

    /// The login of a binding.
    static Identifier of(ServiceInstance instance, ServiceBinding binding) {
        return ofBinding(instance.id(), binding.id());
    }

    static Identifier ofBinding(String instanceId, String bindingId) {
        return new Identifier("b_" + Derived.name("binding", instanceId, bindingId));
    }
}
