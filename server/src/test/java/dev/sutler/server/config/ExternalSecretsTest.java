package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class ExternalSecretsTest {

    @TempDir Path directory;

    @Test
    void aVariableIsASecret() {
        assertThat(resolve("{\"env\":\"NAME\"}")).contains(Secret.of("from-environment"));
    }

    @Test
    void aFileIsASecretWithoutItsLastLineEnd() throws IOException {
        Files.writeString(directory.resolve("one"), "two\nlines\r\n");
        assertThat(resolve("{\"file\":\"one\"}")).contains(Secret.of("two\nlines"));
        assertThat(resolve("{\"file\":\"" + directory.resolve("one") + "\"}")).isPresent();
        Files.writeString(directory.resolve("two"), "x\n\n");
        assertThat(resolve("{\"file\":\"two\"}")).contains(Secret.of("x\n"));
    }

    @Test
    void aFileThatCannotBeUsedIsNone() throws IOException {
        Files.writeString(directory.resolve("empty"), "\n");
        Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.write(directory.resolve("large"), new byte[100_000]);
        for (String name : new String[] {"empty", "binary", "large", "missing", ".", "a\\u0000b"}) {
            assertThat(resolve("{\"file\":\"" + name + "\"}")).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NAME\"",
                "{}",
                "null",
                "[]",
                "{\"env\":1}",
                "{\"env\":\"OTHER\"}",
                "{\"env\":\"EMPTY\"}",
                "{\"value\":\"x\"}",
                "{\"env\":\"NAME\",\"file\":\"one\"}"
            })
    void anythingElseIsNone(String reference) {
        assertThat(resolve(reference)).isEmpty();
    }

    private Optional<Secret<String>> resolve(String reference) {
        return new ExternalSecrets(directory, Map.of("NAME", "from-environment", "EMPTY", ""))
                .resolve(JsonMapper.shared().readTree(reference));
    }
}
