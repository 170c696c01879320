package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A whole broker with TLS. One certificate serves as the server's, as the client's and as the
/// authority of both.
final class TlsHouseTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path home;
    private final KeyStore store;

    TlsHouseTest(@TempDir Path home)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.home = home;
        Path file = home.resolve("store.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=cloud-controller,O=Example",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(keytool.waitFor()).isZero();
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        pem("tls.crt", "CERTIFICATE", store.getCertificate("a").getEncoded());
        pem("tls.key", "PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded());
    }

    private void pem(String file, String label, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                home.resolve(file),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64));
    }

    private TestHouse house(String clients) throws IOException {
        Files.writeString(
                home.resolve("sutler.yaml"),
                """
                tls:
                  certificate-file: tls.crt
                  key-file: tls.key
                  client-ca-file: tls.crt
                  client-certificates: %s
                platforms:
                  cf: {client-certificates: ["subject:CN=cloud-controller,O=Example"]}
                """
                        .formatted(clients));
        return TestHouse.start(Major.EMBEDDED, TestCatalog.of(home, "changeable"), Map.of());
    }

    private HttpClient client(boolean known) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(known ? store : trusted, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static int status(TestHouse house, HttpClient client, String path)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(
                                        URI.create("https://127.0.0.1:" + house.port() + path))
                                .header("X-Broker-API-Version", "2.17")
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aPlatformIsKnownByItsCertificate() throws Exception {
        try (TestHouse house = house("optional");
                HttpClient known = client(true);
                HttpClient unknown = client(false)) {
            assertThat(status(house, known, "/v2/catalog")).isEqualTo(200);
            assertThat(status(house, unknown, "/v2/catalog")).isEqualTo(401);
            assertThat(status(house, unknown, "/health/ready")).isEqualTo(200);
        }
    }

    @Test
    void whoMustShowACertificateAndHasNoneGetsNoConnection() throws Exception {
        try (TestHouse house = house("required");
                HttpClient known = client(true);
                HttpClient unknown = client(false)) {
            assertThat(status(house, known, "/v2/catalog")).isEqualTo(200);
            assertThatThrownBy(() -> status(house, unknown, "/v2/catalog"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateThatCannotBeUsedStopsTheStart() throws Exception {
        for (String text : List.of("", "garbage")) {
            Files.writeString(home.resolve("tls.key"), text);
            assertThatThrownBy(() -> house("optional"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("`tls.key-file`")
                    .message()
                    .doesNotContain("\n");
        }
    }
}
