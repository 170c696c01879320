package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.good;
import static dev.sutler.gitops.files.Samples.json;
import static dev.sutler.gitops.files.Samples.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Shell pipelines search files for `planId:`, `deleted:` and `status:`, and take the line that
/// they find. A platform, which chooses much of what stands in a file, must not choose that line.
class SearchedWordsTest {

    private static final List<String> PIECES =
            List.of(
                    "planId",
                    "deleted",
                    "status",
                    "planId:",
                    "deleted: true",
                    "status: x",
                    "\n",
                    " ",
                    ": ",
                    "'",
                    "\"",
                    "\\",
                    "#",
                    "- ",
                    "\u2028",
                    "\u0085",
                    "x".repeat(70),
                    "é",
                    "😀",
                    "? ",
                    "<<",
                    "---",
                    "\nplanId: evil");

    @Test
    void aHostileParameterIsNotFound() {
        ObjectNode hostile =
                json(
                        """
                        {'planId': 'evil', 'a planId': {'deleted': true, 'status': ['status: x']},
                         'text': 'first\\nplanId: evil\\ndeleted: true', 'last_status': 'x',
                         'status: "': 1, 'a\\nstatus: b': 2, "it's deleted: so": 3}
                        """);
        InstanceFile instance = Samples.instance(hostile);

        String file = text(Files.write(instance, Style.PLAIN));

        assertOnce(file, "planId:", "deleted:");
        assertThat(file)
                .contains("\nplanId: \"" + Samples.PLAN + "\"\n")
                .contains("\ndeleted: false\n")
                .doesNotContain("status:");
        assertThat(good(Files.instance(Samples.bytes(file))).parameters()).isEqualTo(hostile);
    }

    @Test
    void aHostileDescriptionIsNotFound() {
        String description = "x\nstatus: succeeded " + "status: \"succeeded\" ".repeat(20);

        String file = text(Files.status(State.FAILED, description, Optional.empty()));

        assertOnce(file, "status:");
        assertThat(Files.status(Samples.bytes(file)))
                .isEqualTo(new Status.Clear(State.FAILED, description, Status.Extras.NONE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsSentTheWordsAreFoundOnce(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            InstanceFile instance = Samples.instance(hostile(random, 0));
            BindingFile binding = Samples.binding(hostile(random, 0));
            String first = text(Files.write(instance, Style.TAGGED));
            String second = text(Files.write(binding, Style.PLAIN));

            assertOnce(first, "planId:", "deleted:");
            assertOnce(second, "planId:", "deleted:");
            assertThat(good(Files.instance(Samples.bytes(first))).parameters())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(instance.parameters());
            assertThat(good(Files.binding(Samples.bytes(second))).bindResource())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(binding.bindResource());
        }
    }

    private static void assertOnce(String file, String... words) {
        for (String word : words) {
            assertThat(file.split(word, -1)).as(() -> word + " in " + file).hasSize(2);
            assertThat(file.lines().filter(line -> line.startsWith(word))).hasSize(1);
        }
    }

    private static ObjectNode hostile(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int count = random.nextInt(4); count >= 0; count--) {
            object.set(phrase(random), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 2 : 4)) {
            case 0 -> JsonNodeFactory.instance.stringNode(phrase(random));
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextInt());
            case 2 -> JsonNodeFactory.instance.arrayNode().add(value(random, depth + 1));
            default -> hostile(random, depth + 1);
        };
    }

    private static String phrase(Random random) {
        StringBuilder phrase = new StringBuilder();
        for (int count = random.nextInt(6); count >= 0; count--) {
            phrase.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return phrase.toString();
    }
}
