package dev.sutler.app;

import dev.sutler.conformance.fuzz.Vocabulary;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What the fuzzer may know of the offering in `fuzzed.yaml`.
final class FuzzVocabulary {

    private FuzzVocabulary() {}

    static Vocabulary of(Platform platform) {
        return new Vocabulary(
                platform.base(),
                platform.authorization(),
                List.of(
                        new Vocabulary.Offer("fuzzed", "fuzzed-sync", Optional.empty()),
                        new Vocabulary.Offer("fuzzed", "fuzzed-async", Optional.of("1.2.3")),
                        new Vocabulary.Offer("fuzzed", "fuzzed-fastest", Optional.empty())),
                List.of(
                        object("{}"),
                        object("{\"size\": 3, \"name\": \"n\"}"),
                        object("{\"size\": 4, \"secret\": \"s\"}"),
                        object("{\"name\": \"n\", \"tags\": [\"a\"], \"any\": [1]}")));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
