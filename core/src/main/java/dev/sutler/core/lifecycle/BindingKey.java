package dev.sutler.core.lifecycle;

import java.util.Objects;

/// Which binding: its id is unique within its instance.
public record BindingKey(String instanceId, String bindingId) {
    public BindingKey {
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(bindingId, "bindingId");
    }
}
