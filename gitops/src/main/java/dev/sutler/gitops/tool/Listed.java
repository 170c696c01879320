package dev.sutler.gitops.tool;

import java.util.List;
import java.util.Objects;

/// An instance in the repository, in a few words.
///
/// @param instance its id, or the name of its directory if its file cannot be read
/// @param service the offering's name, else its id
/// @param plan the plan's name, else its id
/// @param answered what the pipeline says about it
/// @param deleted whether it is to be removed
/// @param tenant who it is for; may be empty
/// @param bindings what the pipeline says about its bindings, in order of their directories
/// @param readable whether its file can be read
public record Listed(
        String instance,
        String service,
        String plan,
        Answered answered,
        boolean deleted,
        String tenant,
        List<Answered> bindings,
        boolean readable) {

    public Listed {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(tenant, "tenant");
        bindings = List.copyOf(bindings);
    }
}
