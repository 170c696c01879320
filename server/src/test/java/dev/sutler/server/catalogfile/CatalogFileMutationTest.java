package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// Whatever bytes a file holds, reading it gives a catalog or says why not.
class CatalogFileMutationTest {

    private static final int ROUNDS = 80;
    private static final Path BUILT_IN = Path.of("..", "catalog", "postgresql.yaml");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noFileMakesTheReaderThrow(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] good = Files.readAllBytes(BUILT_IN);
        CatalogFolder reader = new CatalogFolder(new AnyProvider());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(good, random);
            Files.write(folder.resolve("offering.yaml"), bytes);

            assertThatCode(
                            () -> {
                                CatalogFolder.Result result = reader.read(folder);
                                assertThat(
                                                result.catalog().isPresent()
                                                        || !result.findings().isEmpty())
                                        .isTrue();
                                assertThat(result.findings())
                                        .allMatch(each -> !each.text().contains("\n"));
                            })
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noCatalogOfARepositoryDoesEither(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] good = wholeCatalog();
        RepositoryCatalog reader =
                new RepositoryCatalog(
                        JsonMapper.shared().createObjectNode().put("type", "scripted"),
                        new AnyProvider());
        assertThat(reader.read(good)).isInstanceOf(RepositoryCatalog.Reading.Usable.class);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(good, random);
            assertThatCode(() -> reader.read(bytes))
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] wholeCatalog() throws IOException {
        StringBuilder whole = new StringBuilder("services:\n  -\n");
        Files.readAllLines(BUILT_IN)
                .forEach(line -> whole.append("    ").append(line).append('\n'));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /* Changes, cuts and copies: what editors, merges and full disks do to files. */
    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        String significant = "{}[]:,-&*!|>'\"%@`#?~<\t\n\\ 0x";
        for (int change = random.nextInt(4); change >= 0; change--) {
            int place = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[place] = (byte) random.nextInt(256);
                case 1 ->
                        bytes[place] =
                                (byte) significant.charAt(random.nextInt(significant.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, place + 1);
                default -> {
                    int length = random.nextInt(bytes.length - place);
                    System.arraycopy(
                            good, random.nextInt(good.length - length), bytes, place, length);
                }
            }
        }
        return bytes;
    }
}
