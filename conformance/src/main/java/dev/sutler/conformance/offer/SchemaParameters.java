package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/// Parameters that are made up from a plan's schemas. Nothing leaves here that the schema has not
/// been asked about. Several threads may ask.
public final class SchemaParameters implements ParameterSource {

    private final Map<Key, Found> found = new ConcurrentHashMap<>();
    private final Set<String> remarks = new ConcurrentSkipListSet<>();

    @Override
    public Optional<ObjectNode> valid(Plan plan, Plan.Schema schema) {
        return found(plan, schema).valid().map(ObjectNode::deepCopy);
    }

    @Override
    public Optional<ObjectNode> different(Plan plan, Plan.Schema schema) {
        return found(plan, schema).different().map(ObjectNode::deepCopy);
    }

    @Override
    public Optional<ObjectNode> invalid(Plan plan, Plan.Schema schema) {
        return found(plan, schema).invalid().map(ObjectNode::deepCopy);
    }

    /// Empty: no schema says what takes long.
    @Override
    public Optional<ObjectNode> slow(Plan plan, Plan.Schema schema) {
        return Optional.empty();
    }

    /// Empty: no schema says what fails.
    @Override
    public Optional<ObjectNode> failing(Plan plan, Plan.Schema schema) {
        return Optional.empty();
    }

    /// What could not be found, and what the user can do; a sentence for each.
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private Found found(Plan plan, Plan.Schema schema) {
        return found.computeIfAbsent(
                new Key(plan.serviceId(), plan.id(), schema), key -> find(plan, schema));
    }

    private Found find(Plan plan, Plan.Schema schema) {
        Optional<ObjectNode> tree = plan.schema(schema).map(JsonNode::asObject);
        if (tree.isEmpty()) {
            return Found.NOTHING;
        }
        Optional<SchemaProof> proof = SchemaProof.of(tree.get());
        if (proof.isEmpty()) {
            remark(plan, schema, "cannot be used");
            return Found.NOTHING;
        }
        Found made = make(tree.get(), proof.get());
        if (made.stuck()) {
            remark(plan, schema, "needs parameters that could not be made up");
        }
        return made;
    }

    private static Found make(ObjectNode tree, SchemaProof proof) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        boolean needsNone = proof.fits(none);
        Values values = new Values(tree);
        List<ObjectNode> fitting =
                values.of(tree, 0).stream()
                        .filter(JsonNode::isObject)
                        .filter(proof::fits)
                        .map(JsonNode::asObject)
                        .toList();
        ObjectNode first = needsNone ? none : fitting.stream().findFirst().orElse(none);
        Stream<ObjectNode> spoiled = new Spoiled(first, values.shapes().of(tree)).all();
        return new Found(
                needsNone ? Optional.empty() : fitting.stream().findFirst(),
                fitting.stream().filter(each -> !each.equals(first)).findFirst(),
                spoiled.filter(proof::forbids).findFirst(),
                !needsNone && fitting.isEmpty());
    }

    private void remark(Plan plan, Plan.Schema schema, String what) {
        remarks.add(
                "The schema of %s for %s %s: say in the parameters file what the plan takes."
                        .formatted(plan.name(), schema.name().toLowerCase(Locale.ROOT), what));
    }

    private record Key(String offering, String plan, Plan.Schema schema) {}

    /* What was made up for one schema. */
    private record Found(
            Optional<ObjectNode> valid,
            Optional<ObjectNode> different,
            Optional<ObjectNode> invalid,
            boolean stuck) {
        static final Found NOTHING =
                new Found(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
