package dev.sutler.providers.postgresql;

import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.OptionalLong;

/// The `COMMENT` on what is made: it tells administrators, who see nothing but derived names, which
/// ids are behind them, and the broker what is its own.
record Remark(String text) {

    /// Nothing but ASCII, whatever stands in an id: any server can store it in any encoding.
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// @param brokerId whose instance it is
    static Remark on(Optional<String> brokerId, ServiceInstance instance) {
        return new Remark(ASCII.writeValueAsString(ids(brokerId, instance)));
    }

    /// @param brokerId whose binding it is
    static Remark on(Optional<String> brokerId, ServiceInstance instance, ServiceBinding binding) {
        return new Remark(
                ASCII.writeValueAsString(ids(brokerId, instance).put("binding_id", binding.id())));
    }

    /// On a database that an instance takes over: what has to be known to give it back.
    static Remark onTakenOver(
            Optional<String> brokerId, ServiceInstance instance, Takeover.Before before) {
        ObjectNode ids = ids(brokerId, instance);
        before.owner().ifPresent(owner -> ids.put("before_owner", owner));
        before.remark().ifPresent(text -> ids.put("before_remark", text));
        return new Remark(
                ASCII.writeValueAsString(
                        ids.put("taken_over", true).put("before_limit", before.limit())));
    }

    /// What a database was before it was taken over; empty when it was not.
    static Optional<Takeover.Before> before(Optional<String> text) {
        return text.flatMap(Remark::ours)
                .filter(read -> read.path("taken_over").asBoolean(false))
                .map(
                        read ->
                                new Takeover.Before(
                                        word(Optional.of(read), "before_owner"),
                                        word(Optional.of(read), "before_remark"),
                                        read.path("before_limit").asInt(-1)));
    }

    /// This remark with the epoch of the one that it replaces, which keeps late calls out.
    Remark keepingEpochOf(Optional<String> earlier) {
        OptionalLong epoch = earlier.map(Remark::epoch).orElseGet(OptionalLong::empty);
        return epoch.isPresent() ? at(epoch.getAsLong()) : this;
    }

    /// This remark with the epoch under which it is made.
    Remark at(long epoch) {
        return at(text, epoch).orElse(this);
    }

    /// A remark of ours with another epoch; empty when it is not one of ours.
    static Optional<Remark> at(String text, long epoch) {
        return ours(text)
                .map(read -> new Remark(ASCII.writeValueAsString(read.put("epoch", epoch))));
    }

    /// The highest epoch that got in; empty when the remark names none.
    static OptionalLong epoch(String text) {
        JsonNode epoch =
                ours(text).map(read -> read.path("epoch")).orElse(MissingNode.getInstance());
        return epoch.isIntegralNumber() && epoch.canConvertToLong()
                ? OptionalLong.of(epoch.longValue())
                : OptionalLong.empty();
    }

    private static Optional<ObjectNode> ours(String text) {
        return tree(text).filter(read -> read.path("made_by").asString("").equals("sutler"));
    }

    private static ObjectNode ids(Optional<String> brokerId, ServiceInstance instance) {
        ObjectNode ids =
                ASCII.createObjectNode()
                        .put("made_by", "sutler")
                        .put("instance_id", instance.id())
                        .put("service_id", instance.plan().serviceId());
        brokerId.ifPresent(id -> ids.put("broker_id", id));
        return ids;
    }

    /// What a remark says that may be anybody's.
    ///
    /// @param text as the server has it; empty when there is none
    static Ids read(Optional<String> text) {
        Optional<ObjectNode> tree = text.flatMap(Remark::ours);
        return new Ids(
                word(tree, "broker_id"),
                word(tree, "service_id"),
                word(tree, "instance_id"),
                word(tree, "binding_id"));
    }

    private static Optional<ObjectNode> tree(String text) {
        try {
            JsonNode read = ASCII.readTree(text);
            return read instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException somebodysOwnWords) {
            return Optional.empty();
        }
    }

    private static Optional<String> word(Optional<ObjectNode> tree, String key) {
        return tree.map(read -> read.path(key))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /// The ids that a remark names.
    record Ids(
            Optional<String> brokerId,
            Optional<String> serviceId,
            Optional<String> instanceId,
            Optional<String> bindingId) {

        /// Whether another broker has made it.
        boolean foreignTo(Optional<String> ownBroker) {
            return brokerId.isPresent() && !brokerId.equals(ownBroker);
        }

        /// Whether this broker has made it for this offering.
        boolean of(Optional<String> ownBroker, String ownService) {
            return brokerId.isPresent()
                    && brokerId.equals(ownBroker)
                    && serviceId.filter(ownService::equals).isPresent();
        }

        /// Whether this broker has made it for another offering.
        boolean ofOtherService(Optional<String> ownBroker, String ownService) {
            return brokerId.isPresent()
                    && brokerId.equals(ownBroker)
                    && serviceId.filter(id -> !id.equals(ownService)).isPresent();
        }

        /// The name that the ids lead to.
        Optional<Identifier> derived() {
            return instanceId.map(
                    instance ->
                            bindingId
                                    .map(binding -> Names.ofBinding(instance, binding))
                                    .orElseGet(() -> Names.ofInstance(instance)));
        }
    }
}
