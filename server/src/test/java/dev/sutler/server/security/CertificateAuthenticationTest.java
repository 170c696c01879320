package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.Peer;
import dev.sutler.server.http.RequestBody;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.server.http.RequestIdentity;
import dev.sutler.server.tls.TestAuthority;

import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which platform a client's certificate makes a request one of.
final class CertificateAuthenticationTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final TestAuthority AUTHORITY = new TestAuthority("authority");

    private Instant now = Instant.now();
    private String passed = "";

    /* Stands for the passwords: whoever has any is of the platform `by-password`. */
    private HttpResponse handle(
            Map<String, String> names, Optional<X509Certificate> certificate, String... header) {
        Map<ClientIdentity, String> platforms = new HashMap<>();
        names.forEach((name, platform) -> platforms.put(ClientIdentity.parse(name), platform));
        CertificatePlatforms known = new CertificatePlatforms(platforms, () -> now);
        PlatformHandler api =
                (request, platform) -> {
                    passed = platform;
                    return HttpResponse.empty(204);
                };
        PlatformHandler agreeing = CertificateAuthentication.agreeing(known, api);
        HttpHandler passwords =
                request ->
                        request.headers().first("Authorization").isPresent()
                                ? agreeing.handle(request, "by-password")
                                : HttpResponse.empty(401);
        return new CertificateAuthentication(known, passwords, api)
                .handle(
                        new HttpRequest(
                                new RequestIdentity("r", false),
                                new Peer("192.0.2.1", certificate),
                                "GET",
                                "/v2/catalog",
                                "",
                                RequestHeaders.of(
                                        header.length == 0
                                                ? Map.of()
                                                : Map.of("Authorization", List.of(header))),
                                RequestBody.NONE));
    }

    private static Optional<X509Certificate> certificate(GeneralName... alternatives) {
        return Optional.of(
                AUTHORITY
                        .issue("O=Example, CN=Cloud Controller", YEAR, alternatives)
                        .certificate());
    }

    private static GeneralName name(int kind, String value) {
        return new GeneralName(kind, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns:cf.example.org",
                "dns:CF.example.ORG",
                "uri:spiffe://example.org/cf",
                "email:cf@example.org",
                "subject:CN=Cloud Controller,O=Example",
                "subject: cn=cloud  controller ,  o=example",
            })
    void anyOfItsNamesTellsThePlatform(String name) {
        HttpResponse response =
                handle(
                        Map.of(name, "cf", "dns:other.example.org", "other"),
                        certificate(
                                name(GeneralName.dNSName, "cf.example.org"),
                                name(
                                        GeneralName.uniformResourceIdentifier,
                                        "spiffe://example.org/cf"),
                                name(GeneralName.rfc822Name, "cf@example.org")));
        assertThat(response.status()).isEqualTo(204);
        assertThat(passed).isEqualTo("cf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns:example.org",
                "dns:*.example.org",
                "dns:xcf.example.org",
                "uri:cf.example.org",
                "email:cf.example.org",
                "subject:CN=Cloud Controller",
                "subject:O=Example,CN=Cloud Controller",
            })
    void aNameThatIsAlmostTheSameTellsNothing(String name) {
        HttpResponse response =
                handle(
                        Map.of(name, "cf"),
                        certificate(name(GeneralName.dNSName, "cf.example.org")));
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsKey("WWW-Authenticate");
        assertThat(passed).isEmpty();
    }

    @Test
    void namesOfTwoPlatformsTellNothing() {
        Map<String, String> names = Map.of("dns:a.example", "a", "dns:b.example", "b");
        var both =
                certificate(
                        name(GeneralName.dNSName, "a.example"),
                        name(GeneralName.dNSName, "b.example"));
        assertThat(handle(names, both).status()).isEqualTo(401);
        assertThat(handle(Map.of("dns:a.example", "a", "dns:b.example", "a"), both).status())
                .isEqualTo(204);
    }

    @Test
    void withoutACertificateThePasswordDecides() {
        Map<String, String> names = Map.of("dns:a.example", "a");
        assertThat(handle(names, Optional.empty()).status()).isEqualTo(401);
        assertThat(handle(names, Optional.empty(), "Basic x").status()).isEqualTo(204);
        assertThat(passed).isEqualTo("by-password");
    }

    @Test
    void aCertificateOfNoPlatformLeavesThePasswordToDecide() {
        assertThat(handle(Map.of(), certificate(), "Basic x").status()).isEqualTo(204);
        assertThat(passed).isEqualTo("by-password");
    }

    @Test
    void certificateAndPasswordMustBeOfTheSamePlatform() {
        var shown = certificate(name(GeneralName.dNSName, "a.example"));
        assertThat(handle(Map.of("dns:a.example", "a"), shown, "Basic x").status()).isEqualTo(401);
        assertThat(passed).isEmpty();
        assertThat(handle(Map.of("dns:a.example", "by-password"), shown, "Basic x").status())
                .isEqualTo(204);
    }

    @Test
    void aConnectionThatOutlivesItsCertificateIsWorthNothing() {
        var shown = certificate(name(GeneralName.dNSName, "a.example"));
        Map<String, String> names = Map.of("dns:a.example", "by-password");
        now = now.plus(YEAR).minusSeconds(60);
        assertThat(handle(names, shown).status()).isEqualTo(204);
        now = now.plusSeconds(120);
        HttpResponse late = handle(names, shown);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.headers()).containsEntry("Connection", "close");
        assertThat(handle(names, shown, "Basic x").status()).isEqualTo(401);
    }
}
