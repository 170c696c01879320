package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderOfChecksTest {

    private static final String IDENTITY = "X-Broker-API-Request-Identity";

    private final BrokerUnderTest server = new BrokerUnderTest();

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.broker().forget();
    }

    @Test
    void credentialsComeBeforeEverythingElse() {
        for (String path : List.of("/v2/catalog", "/nowhere", "/", "/v2/service_instances/%ff")) {
            Reply reply =
                    server.send(
                                    server.bare(path)
                                            .header(IDENTITY, "r")
                                            .PUT(BrokerUnderTest.json("{")))
                            .isError(401, "Unauthorized");
            assertThat(reply.header("WWW-Authenticate"))
                    .isEqualTo("Basic realm=\"sutler\", charset=\"UTF-8\"");
            assertThat(reply.header(IDENTITY)).isEqualTo("r");
        }
        assertThat(server.broker().calls()).isEmpty();
    }

    @Test
    void theVersionComesBeforeTheRoute() {
        for (String path : List.of("/v2/catalog", "/nowhere", "/v2/service_instances/%00")) {
            server.send(server.bare(path).header("Authorization", server.authorization()))
                    .isError(412, "PreconditionFailed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2",
                "2.",
                ".13",
                "2.12",
                "2.0",
                "1.17",
                "3.0",
                "3.14",
                "2.x",
                "v2.17",
                "2.17.1",
                "2.-1",
                "2.17, 2.17",
                "latest",
                "2.99999999999999999999"
            })
    void versionsThatAreNotServedAre412(String version) {
        Reply reply =
                server.send(
                                server.request("/v2/catalog")
                                        .setHeader("X-Broker-API-Version", version))
                        .isError(412, "PreconditionFailed");
        assertThat(reply.json().path("description").stringValue()).contains("2.13", "2.17");
    }

    @Test
    void aDoubledVersionIs412() {
        server.send(server.request("/v2/catalog").header("X-Broker-API-Version", "2.17"))
                .isError(412, "PreconditionFailed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.13", "2.14", "2.15", "2.16", "2.17", "2.18", "2.100"})
    void versionsFrom213UpwardsAreServed(String version) {
        Reply reply =
                server.send(
                        server.request("/v2/catalog").setHeader("X-Broker-API-Version", version));
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v2",
                "/v2/",
                "/v2/catalog/",
                "/v3/catalog",
                "/V2/catalog",
                "//v2/catalog",
                "/v2/service_instances",
                "/v2/service_instances/i/",
                "/v2/service_instances/i/bindings",
                "/v2/service_instances/i/service_bindings",
                "/v2/service_instances/i/service_bindings/b/x",
                "/v2/service_instances/i/last_operation/x",
                "/health",
                "/v2/../v2/catalog"
            })
    void unknownRoutesAre404(String path) {
        server.get(path).isError(404, "NotFound");
    }

    @Test
    void theMethodComesBeforeTheBody() {
        Reply reply =
                server.send(
                                server.request("/v2/service_instances/i")
                                        .POST(BrokerUnderTest.json("{")))
                        .isError(405, "MethodNotAllowed");
        assertThat(reply.header("Allow")).isEqualTo("GET, PUT, PATCH, DELETE");
        assertAllowed("DELETE", "/v2/catalog", "GET");
        assertAllowed("OPTIONS", "/v2/catalog", "GET");
        assertAllowed("TRACE", "/v2/catalog", "GET");
        assertAllowed("PUT", "/v2/service_instances/i/last_operation", "GET");
        assertAllowed("PATCH", "/v2/service_instances/i/service_bindings/b", "GET, PUT, DELETE");
        assertAllowed(
                "WHATEVER", "/v2/service_instances/i/service_bindings/b/last_operation", "GET");
    }

    @Test
    void headIsNotOfferedAndHasNoBody() {
        Reply reply =
                server.send(
                        server.request("/v2/catalog")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET");
        assertThat(reply.text()).isEmpty();
        assertThat(server.get("/v2/catalog").status()).isEqualTo(200);
    }

    @Test
    void anIdentityThatWasNotSentIsNotEchoed() {
        Reply reply = server.send(server.bare("/v2/catalog"));
        assertThat(reply.headers().firstValue(IDENTITY)).isEmpty();
    }

    @Test
    void healthNeedsNeitherCredentialsNorVersion() {
        assertThat(server.send(server.bare("/health/live")).text())
                .isEqualTo("{\"status\":\"up\"}");
        assertThat(
                        server.send(server.bare("/health/live").DELETE())
                                .isError(405, "MethodNotAllowed")
                                .header("Allow"))
                .isEqualTo("GET");
    }

    @Test
    void readinessNamesItsChecks() {
        Reply ready = server.send(server.bare("/health/ready"));
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.text()).isEqualTo("{\"status\":\"up\",\"checks\":{\"store\":\"up\"}}");
    }

    @Test
    void readinessSaysWhatIsDownButNotWhy() {
        try (BrokerUnderTest ailing = new BrokerUnderTest()) {
            ailing.unready(Optional.of("cannot connect to db.internal"));
            Reply reply = ailing.send(ailing.bare("/health/ready"));
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text())
                    .isEqualTo("{\"status\":\"down\",\"checks\":{\"store\":\"down\"}}");
            assertThat(ailing.send(ailing.bare("/health/live")).status()).isEqualTo(200);
        }
    }

    private void assertAllowed(String method, String path, String allowed) {
        Reply reply =
                server.send(
                                server.request(path)
                                        .method(method, HttpRequest.BodyPublishers.noBody()))
                        .isError(405, "MethodNotAllowed");
        assertThat(reply.header("Allow")).isEqualTo(allowed);
        assertThat(server.broker().calls()).isEmpty();
    }
}
