package dev.sutler.gitops.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

class DirectoryNamesTest {

    private static final Pattern SAFE = Pattern.compile("[a-z0-9_%-][a-z0-9._%-]*(?<!\\.)");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "A",
                    "0",
                    ".",
                    "..",
                    "/",
                    "\\",
                    ":",
                    "%",
                    "%41",
                    "\0",
                    " ",
                    "git",
                    ".git",
                    "con",
                    "CON",
                    "nul.",
                    "aux.txt",
                    "~1",
                    "é",
                    "e\u0301",
                    "😀",
                    "\n",
                    "-",
                    "_",
                    "\ud800",
                    "\udc00",
                    "ß",
                    "ſ",
                    "K",
                    "İ",
                    "sha256-",
                    "x".repeat(60));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9f0c7a10-1111-4222-8333-444455556666",
                "webshop",
                "a.b_c-d",
                "console",
                "com10",
                "-rf"
            })
    void aSafeIdIsItsOwnName(String id) {
        assertThat(DirectoryNames.of(id)).isEqualTo(id);
        assertThat(DirectoryNames.id(id)).hasValue(id);
    }

    @ParameterizedTest
    @CsvSource({
        "crn:v1:a/b,crn%3av1%3aa%2fb",
        ".,%2e",
        "..,%2e%2e",
        "../x,%2e.%2fx",
        ".git,%2egit",
        ".GIT,%2e%47%49%54",
        "con,%63on",
        "CON,%43%4f%4e",
        "aux.txt,%61ux.txt",
        "lpt1,%6cpt1",
        "end.,end%2e",
        "'end ',end%20",
        "50%,50%25",
        "git~1,git%7e1",
        "Ab,%41b"
    })
    void anUnsafeIdIsEscaped(String id, String name) {
        assertThat(DirectoryNames.of(id)).isEqualTo(name);
        assertThat(DirectoryNames.id(name)).hasValue(id);
    }

    @Test
    void evenTheEmptyIdHasAName() {
        assertThat(DirectoryNames.of("")).isEqualTo("%");
        assertThat(DirectoryNames.id("%")).hasValue("");
    }

    @Test
    void theNameOfALongIdEndsWithItsDigest() {
        String id = "crn:" + "x".repeat(1_020);

        assertThat(DirectoryNames.of(id))
                .startsWith("crn%3axxx")
                .matches("[a-z0-9%]{100}%sha256-[0-9a-f]{64}");
        assertThat(DirectoryNames.id(DirectoryNames.of(id))).isEmpty();
    }

    @Test
    void noEscapeIsCutInTwo() {
        for (int blanks = 60; blanks < 80; blanks++) {
            String name = DirectoryNames.of("x".repeat(blanks) + "::::".repeat(40));

            assertThat(name.substring(0, name.indexOf("%sha256-")))
                    .matches("(x|%3a)+")
                    .hasSizeBetween(97, 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC", "9F0C7A10-1111-4222-8333-444455556666", "crn%3Av1", "a%2fb"})
    void whatOthersNamedIsUnderstood(String directory) {
        assertThat(DirectoryNames.id(directory)).isPresent();
        assertThat(DirectoryNames.id("ABC")).hasValue("ABC");
        assertThat(DirectoryNames.id("crn%3Av1")).hasValue("crn:v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "50%", "%4", "%zz", "%ff", "é", "a\nb"})
    void whatNobodyNamedIsNoId(String directory) {
        assertThat(DirectoryNames.id(directory)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyIdHasASafeNameOfItsOwn(long seed) {
        Random random = new Random(seed);
        Map<String, String> names = new HashMap<>();
        for (int round = 0; round < 20_000; round++) {
            String id = id(random);
            String name = DirectoryNames.of(id);

            assertThat(name).as("seed %d, id %s", seed, id).hasSizeBetween(1, 200);
            assertThat(SAFE.matcher(name).matches()).as(name).isTrue();
            assertThat(DEVICE.matcher(name).matches()).as(name).isFalse();
            String other = names.put(name.toLowerCase(Locale.ROOT), id);
            assertThat(other == null || other.equals(id)).as(name).isTrue();
            if (!name.contains("%sha256-")) {
                assertThat(DirectoryNames.id(name)).as("seed %d, name %s", seed, name).hasValue(id);
            }
        }
    }

    private static String id(Random random) {
        StringBuilder id = new StringBuilder();
        for (int count = random.nextInt(7); count >= 0; count--) {
            if (random.nextInt(8) == 0) {
                id.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                id.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return id.toString();
    }

    @Test
    void filesStandWhereUniPipeHasThem() {
        assertThat(Layout.instance("i")).isEqualTo("instances/i/instance.yml");
        assertThat(Layout.instanceStatus("i")).isEqualTo("instances/i/status.yml");
        assertThat(Layout.binding("i", "b")).isEqualTo("instances/i/bindings/b/binding.yml");
        assertThat(Layout.bindingStatus("i", "b")).isEqualTo("instances/i/bindings/b/status.yml");
        assertThat(Layout.credentials("i", "b"))
                .isEqualTo("instances/i/bindings/b/credentials.yml");
        assertThat(Layout.delivery("../..", "/"))
                .isEqualTo("instances/%2e.%2f.%2e/bindings/%2f/delivery.yml");
    }
}
