package dev.sutler.providers.postgresql;

import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The `COMMENT` on what is made: it tells administrators, who see nothing but derived names, which
/// ids are behind them.
record Remark(String text) {

    /// Nothing but ASCII, whatever stands in an id: any server can store it in any encoding.
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static Remark on(ServiceInstance instance) {
        return new Remark(ASCII.writeValueAsString(ids(instance)));
    }

    static Remark on(ServiceInstance instance, ServiceBinding binding) {
        return new Remark(ASCII.writeValueAsString(ids(instance).put("binding_id", binding.id())));
    }

    private static ObjectNode ids(ServiceInstance instance) {
        return ASCII.createObjectNode().put("made_by", "sutler").put("instance_id", instance.id());
    }
}
