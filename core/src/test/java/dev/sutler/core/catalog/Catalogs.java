package dev.sutler.core.catalog;

import dev.sutler.spi.SettingProblem;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Catalogs to test with: a good one that uses every field, and ways to spoil it.
final class Catalogs {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final CatalogParser PARSER = new CatalogParser(new FakeTypes());

    static final String GOOD =
            """
            {
              "name": "queue",
              "id": "offering-1",
              "description": "A queue.",
              "tags": ["messaging"],
              "requires": ["syslog_drain", "route_forwarding", "volume_mount"],
              "bindable": true,
              "instances_retrievable": true,
              "bindings_retrievable": true,
              "allow_context_updates": true,
              "metadata": {
                "displayName": "Queue",
                "imageUrl": "data:",
                "longDescription": "A longer text.",
                "providerDisplayName": "We",
                "documentationUrl": "https://docs.example",
                "supportUrl": "https://support.example",
                "shareable": true,
                "zebra": 1,
                "apple": [1.10, null, {"deep": true}]
              },
              "dashboard_client": {
                "id": "client", "secret": "hush", "redirect_uri": "https://dashboard.example"
              },
              "plan_updateable": true,
              "provider": {"type": "fake", "answers": "synchronous", "colour": "red"},
              "plans": [
                {
                  "id": "plan-1",
                  "name": "small",
                  "description": "A small one.",
                  "metadata": {
                    "displayName": "Small",
                    "bullets": ["one", "two"],
                    "costs": [{"amount": {"usd": 99.90, "eur": 49}, "unit": "MONTHLY"}]
                  },
                  "free": false,
                  "bindable": true,
                  "binding_rotatable": true,
                  "plan_updateable": false,
                  "maximum_polling_duration": 3600,
                  "maintenance_info": {"version": "1.2.3-rc.1+build.5", "description": "New."},
                  "provider": {"answers": "asynchronous", "requires-app": true, "size": 1},
                  "schemas": {
                    "service_instance": {
                      "create": {"parameters": {
                        "$schema": "http://json-schema.org/draft-07/schema#",
                        "type": "object",
                        "properties": {
                          "size": {"$ref": "#/definitions/size"},
                          "name": {"type": "string", "pattern": "^[a-z]+$"}
                        },
                        "definitions": {"size": {"type": "integer"}}
                      }},
                      "update": {"parameters": {
                        "$schema": "http://json-schema.org/draft-04/schema#"
                      }}
                    },
                    "service_binding": {
                      "create": {"parameters": {
                        "$schema": "https://json-schema.org/draft/2020-12/schema"
                      }}
                    }
                  }
                },
                {"id": "plan-2", "name": "large", "description": "A large one."}
              ]
            }
            """;

    private Catalogs() {}

    static ObjectNode good() {
        return object(GOOD);
    }

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /// Puts a value where a JSON pointer says.
    static void set(ObjectNode tree, String pointer, String json) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode value = JSON.readTree(json);
        switch (tree.at(place.head())) {
            case ObjectNode parent -> parent.set(place.last().getMatchingProperty(), value);
            case ArrayNode parent -> parent.set(place.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException(pointer);
        }
    }

    static void remove(ObjectNode tree, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) tree.at(place.head())).remove(place.last().getMatchingProperty());
    }

    static CatalogCheck check(ObjectNode... offerings) {
        List<CatalogSource> sources =
                IntStream.range(0, offerings.length)
                        .mapToObj(index -> new CatalogSource(index + ".json", offerings[index]))
                        .toList();
        return PARSER.parse(sources);
    }

    /// One provider type, `fake`, that knows the settings `colour` and `size`.
    static final class FakeTypes implements ProviderTypes {
        @Override
        public Set<String> words() {
            return Set.of("fake");
        }

        @Override
        public List<SettingProblem> check(
                String type,
                String offeringName,
                ObjectNode offeringSettings,
                ObjectNode planSettings) {
            ObjectNode together = offeringSettings.deepCopy().setAll(planSettings);
            return together.propertyNames().stream()
                    .filter(name -> !List.of("colour", "size").contains(name))
                    .map(name -> new SettingProblem("/" + name, "`" + name + "` is not known"))
                    .toList();
        }
    }
}
