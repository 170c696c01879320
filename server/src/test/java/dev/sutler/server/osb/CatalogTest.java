package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogTest {

    private static final String WIRE = "{\"services\":[{\"id\":\"b\",\"a\":1.0}]}";

    private final BrokerUnderTest server = new BrokerUnderTest();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCatalogIsServedAsItIs() {
        server.broker().offers(CannedBroker.catalogOf(WIRE));

        Reply reply = server.get("/v2/catalog");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(WIRE);
        assertThat(reply.header("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(server.get("/v2/catalog").header("ETag")).isEqualTo(reply.header("ETag"));
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String tag = server.get("/v2/catalog").header("ETag");

        for (String header : List.of(tag, "W/" + tag, "\"x\", " + tag, "*", tag + ",\"y\"")) {
            Reply reply =
                    server.send(server.request("/v2/catalog").header("If-None-Match", header));
            assertThat(reply.status()).as(header).isEqualTo(304);
            assertThat(reply.text()).isEmpty();
            assertThat(reply.header("ETag")).isEqualTo(tag);
            assertThat(reply.header("X-Broker-API-Request-Identity"))
                    .isEqualTo(BrokerUnderTest.IDENTITY);
        }
        for (String header : List.of("\"x\"", tag.replace("\"", ""), "", "W/")) {
            Reply reply =
                    server.send(server.request("/v2/catalog").header("If-None-Match", header));
            assertThat(reply.status()).as(header).isEqualTo(200);
        }
    }

    @Test
    void anotherCatalogHasAnotherTag() {
        server.broker().offers(CannedBroker.catalogOf("{\"services\":[1]}"));
        String before = server.get("/v2/catalog").header("ETag");
        server.broker().offers(CannedBroker.catalogOf("{\"services\":[2]}"));

        Reply after = server.send(server.request("/v2/catalog").header("If-None-Match", before));

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).isEqualTo("{\"services\":[2]}");
        assertThat(after.header("ETag")).isNotEqualTo(before);
    }
}
