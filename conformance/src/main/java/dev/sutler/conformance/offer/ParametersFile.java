package dev.sutler.conformance.offer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Parameters that a user wrote into a file, and those from elsewhere where the file says nothing.
///
/// The file names offerings, plans, operations (`provision`, `update`, `bind`) and kinds (`valid`,
/// `different`, `invalid`, `slow`, `failing`), in this order, each below the one before it. `*`
/// stands for every offering or plan; what is named counts before what is not. A kind that is
/// `null` says that there are no such parameters.
public final class ParametersFile implements ParameterSource {

    private static final long LARGEST = 1L << 20;
    private static final String ANY = "*";
    private static final List<String> KINDS =
            List.of("valid", "different", "invalid", "slow", "failing");
    private static final Map<String, Plan.Schema> OPERATIONS =
            Map.of(
                    "provision", Plan.Schema.CREATE,
                    "update", Plan.Schema.UPDATE,
                    "bind", Plan.Schema.BIND);
    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    private final JsonNode tree;
    private final ParameterSource otherwise;

    private ParametersFile(JsonNode tree, ParameterSource otherwise) {
        this.tree = tree;
        this.otherwise = otherwise;
    }

    /// Reads a file, YAML or JSON.
    ///
    /// @param otherwise where parameters come from that the file does not name
    /// @throws ParametersFileException when it cannot be read or says something else
    public static ParametersFile read(Path file, ParameterSource otherwise) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ParametersFileException(file + " is larger than 1 MiB");
            }
            return of(file.toString(), Files.readString(file), otherwise);
        } catch (IOException unreadable) {
            throw new ParametersFileException(
                    file + " cannot be read: name a file that is there and may be read",
                    unreadable);
        }
    }

    static ParametersFile of(String name, String text, ParameterSource otherwise) {
        try {
            JsonNode tree = Optional.<JsonNode>ofNullable(YAML.readTree(text)).orElseThrow();
            check(name, tree);
            return new ParametersFile(tree, otherwise);
        } catch (JacksonException malformed) {
            throw new ParametersFileException(
                    name + " is neither YAML nor JSON, from line " + line(malformed), malformed);
        }
    }

    @Override
    public Optional<ObjectNode> valid(Plan plan, Plan.Schema schema) {
        return find("valid", plan, schema, () -> otherwise.valid(plan, schema));
    }

    @Override
    public Optional<ObjectNode> different(Plan plan, Plan.Schema schema) {
        return find("different", plan, schema, () -> otherwise.different(plan, schema));
    }

    @Override
    public Optional<ObjectNode> invalid(Plan plan, Plan.Schema schema) {
        return find("invalid", plan, schema, () -> otherwise.invalid(plan, schema));
    }

    @Override
    public Optional<ObjectNode> slow(Plan plan, Plan.Schema schema) {
        return find("slow", plan, schema, () -> otherwise.slow(plan, schema));
    }

    @Override
    public Optional<ObjectNode> failing(Plan plan, Plan.Schema schema) {
        return find("failing", plan, schema, () -> otherwise.failing(plan, schema));
    }

    private Optional<ObjectNode> find(
            String kind, Plan plan, Plan.Schema schema, Supplier<Optional<ObjectNode>> elsewhere) {
        String operation =
                OPERATIONS.entrySet().stream()
                        .filter(each -> each.getValue() == schema)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
        return names(plan.offering())
                .flatMap(
                        offering ->
                                names(plan.json())
                                        .map(
                                                name ->
                                                        tree.path(offering)
                                                                .path(name)
                                                                .path(operation)))
                .map(said -> said.path(kind))
                .filter(said -> !said.isMissingNode())
                .findFirst()
                .map(said -> said.isObject() ? Optional.of(said.asObject().deepCopy()) : none())
                .orElseGet(elsewhere);
    }

    private static Optional<ObjectNode> none() {
        return Optional.empty();
    }

    /* What an offering or a plan may be called, the closest first. */
    private static Stream<String> names(JsonNode named) {
        return Stream.of(named.path("name").asString(ANY), named.path("id").asString(ANY), ANY);
    }

    private static void check(String file, JsonNode tree) {
        object(file, tree);
        tree.propertyStream()
                .forEach(
                        offering -> {
                            String of = file + ": " + offering.getKey();
                            object(of, offering.getValue());
                            offering.getValue()
                                    .propertyStream()
                                    .forEach(
                                            plan ->
                                                    operations(
                                                            of + "." + plan.getKey(),
                                                            plan.getValue()));
                        });
    }

    private static void operations(String place, JsonNode plan) {
        object(place, plan);
        plan.propertyStream()
                .forEach(
                        operation -> {
                            String at = place + "." + operation.getKey();
                            known(at, operation.getKey(), List.of("provision", "update", "bind"));
                            object(at, operation.getValue());
                            operation.getValue().propertyStream().forEach(kind -> kind(at, kind));
                        });
    }

    private static void kind(String place, Map.Entry<String, JsonNode> kind) {
        String at = place + "." + kind.getKey();
        known(at, kind.getKey(), KINDS);
        if (!kind.getValue().isNull()) {
            object(at, kind.getValue());
        }
    }

    private static void known(String place, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new ParametersFileException(
                    place + " is unknown here: write one of " + String.join(", ", names));
        }
    }

    private static void object(String place, JsonNode value) {
        if (!value.isObject()) {
            throw new ParametersFileException(place + " must be a map of keys");
        }
    }

    private static String line(JacksonException malformed) {
        return Optional.ofNullable(malformed.getLocation())
                .map(place -> String.valueOf(place.getLineNr()))
                .orElse("1");
    }
}
