package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.core.operation.ResultLimits;
import dev.sutler.server.security.ClientIdentity;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Settings of TLS and of limits, and what cannot stand beside what.
final class TlsConfigurationTest {

    @TempDir private Path folder;

    private Configuration load(String yaml) throws IOException {
        Files.writeString(folder.resolve("sutler.yaml"), yaml);
        return new ConfigurationLoader(folder, Map.of()).load(Optional.empty());
    }

    private void assertRefused(String yaml, String why) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(why);
    }

    @Test
    void withoutSettingsThereIsNoTls() throws IOException {
        Configuration configuration = load("");
        assertThat(configuration.tls().server()).isEmpty();
        assertThat(configuration.limits())
                .isEqualTo(new Configuration.Limits(400, 10_000, 32, ResultLimits.DEFAULT));
        assertThat(configuration.http().limits().work()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void everythingTogether() throws IOException {
        Configuration.Tls tls =
                load("""
                tls:
                  certificate-file: tls.crt
                  key-file: /run/tls.key
                  client-ca-file: ca.crt
                  client-certificates: required
                platforms:
                  cf:
                    client-certificates: ["dns:CF.example.org", "subject:CN=cf"]
                    require-tenancy: false
                  k8s:
                    client-certificates: ["uri:spiffe://example.org/k8s"]
                """)
                        .tls();
        var server = tls.server().orElseThrow();
        assertThat(server.certificateFile()).isEqualTo(folder.resolve("tls.crt"));
        assertThat(server.keyFile()).isEqualTo(Path.of("/run/tls.key"));
        assertThat(server.clientCaFile()).contains(folder.resolve("ca.crt"));
        assertThat(server.clientCertificates()).isEqualTo(ClientCertificates.REQUIRED);
        assertThat(tls.platforms())
                .containsOnly(
                        Map.entry(ClientIdentity.parse("dns:cf.example.org"), "cf"),
                        Map.entry(ClientIdentity.parse("subject:CN=cf"), "cf"),
                        Map.entry(ClientIdentity.parse("uri:spiffe://example.org/k8s"), "k8s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tls: {certificate-file: a}} | need each other",
                "{tls: {key-file: a}} | need each other",
                "{tls: {client-certificates: optional}} | needs TLS",
                "{tls: {client-certificates: optional}} | needs `tls.client-ca-file`",
                "{tls: {client-ca-file: a}} | of no use while clients are not asked",
                "{tls: {client-certificates: always}} | none or optional or required",
                "{platforms: {a: {client-certificates: ['dns:a']}}} | of no use while",
                "{platforms: {a: {client-certificates: 'dns:a'}}} | must be a list",
                "{platforms: {a: {client-certificates: [1]}}} | must be a list",
                "{platforms: {a: {client-certificates: ['a.example']}}} | dns:, uri:, email: or",
                "{platforms: {a: {client-certificates: ['dns: ']}}} | dns:, uri:, email: or",
                "{platforms: {a: {client-certificates: ['ip:192.0.2.1']}}} | dns:, uri:, email: or",
                "{platforms: {a: {client-certificates: ['subject:=']}}} | dns:, uri:, email: or",
                "{http: {request-timeout: 50s}} | longer than `operations.synchronous-wait`",
            })
    void whatDoesNotFitTogetherIsToldWithItsKey(String yaml, String why) {
        assertRefused(yaml, why);
    }

    @Test
    void aCertificateBelongsToOnePlatform() {
        assertRefused(
                """
                platforms:
                  one: {client-certificates: ["subject:CN=a,O=b"]}
                  two: {client-certificates: ["subject: cn=A , o=B"]}
                """,
                "`platforms.two.client-certificates` has a name that platform `one` has as well");
    }
}
