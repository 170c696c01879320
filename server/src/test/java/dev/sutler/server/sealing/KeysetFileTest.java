package dev.sutler.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Keysets in files: written so that nobody else can read them, and refused in one line.
final class KeysetFileTest {

    private static final Place PLACE = new Place("table", "column", List.of("row"));
    private static final byte[] BYTES = "secret".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder = Path.of("");

    private KeysetFile file(String name) {
        return new KeysetFile(folder.resolve(name));
    }

    @Test
    void aKeysetComesBackAsItWas() {
        Keyset keyset = Keyset.generate();
        KeysetFile file = file("keys");

        file.create(keyset);

        assertThat(file.read().same(keyset)).isTrue();
        assertThat(file.complaint()).isEmpty();
        byte[] sealed = KeyRing.of(keyset).seal(PLACE, BYTES);
        assertThat(KeyRing.of(file.read()).open(PLACE, sealed)).isEqualTo(BYTES);
    }

    @Test
    void nobodyElseCanReadIt() throws IOException {
        KeysetFile file = file("keys");
        file.create(Keyset.generate());
        file.replace(file.read().withPrepared());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() {
        KeysetFile file = file("keys");
        file.create(Keyset.generate());

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> file.create(Keyset.generate()))
                .withMessageContaining("not overwritten");
    }

    @Test
    void aFileThatOthersCanReadIsComplainedAbout() throws IOException {
        KeysetFile file = file("keys");
        file.create(Keyset.generate());
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(file.complaint()).hasValueSatisfying(line -> assertThat(line).contains("chmod"));
    }

    @Test
    void aSecretThatKubernetesMountedIsNot() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..2026_01_01"));
        new KeysetFile(data.resolve("keys")).create(Keyset.generate());
        Files.setPosixFilePermissions(
                data.resolve("keys"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(folder.resolve("keys"), Path.of("..2026_01_01/keys"));

        assertThat(file("keys").complaint()).isEmpty();
        assertThat(file("keys").read().ids()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "canary-hunter2",
                "{\"primaryKeyId\":1,\"key\":[]}",
                "{\"primaryKeyId\":1,\"key\":[{\"keyData\":{\"typeUrl\":\"canary-x\",\"value\":\"AA\"}}]}"
            })
    void whatIsNoKeysetIsSaidInOneLineWithoutQuotingIt(String content) throws IOException {
        Files.writeString(folder.resolve("keys"), content);

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> file("keys").read())
                .withMessageContaining("holds no keyset")
                .withMessageContaining("sutler keys create")
                .matches(refused -> !String.valueOf(refused.getMessage()).contains("canary"))
                .matches(refused -> refused.getCause() == null);
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> file("nowhere").read())
                .withMessageContaining("is not there");
    }

    @Test
    void keysAreAddedPreparedThenUsedThenRemoved() {
        Keyset one = Keyset.generate();
        Keyset two = one.withPrepared();

        assertThat(one.prepared()).isFalse();
        assertThat(two.prepared()).isTrue();
        assertThat(two.primary()).isEqualTo(one.primary());
        Keyset rotated = two.promoted();
        assertThat(rotated.primary()).isEqualTo(two.ids().getLast());
        assertThat(rotated.without(one.primary()).ids()).containsExactly(rotated.primary());
    }

    @Test
    void aKeysetPrintsItsIdsAndNothingElse() {
        Keyset keyset = Keyset.generate();

        assertThat(keyset).hasToString("Keyset[" + keyset.primary() + "]");
        assertThat(keyset.text()).hasToString("[secret]");
    }

    @Test
    void aTextWithATrailingLineEndIsAKeyset() {
        Keyset keyset = Keyset.generate();

        assertThat(Keyset.parse(Secret.of(keyset.text().reveal() + "\n"), "it").same(keyset))
                .isTrue();
    }
}
