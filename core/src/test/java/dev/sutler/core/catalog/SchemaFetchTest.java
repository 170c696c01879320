package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// Whatever a schema says, nothing is fetched: a real server stands by, and nobody calls.
class SchemaFetchTest {

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'properties': {'a': {'$ref': 'HOST/x'}}",
                "'allOf': [{'$ref': 'HOST/x#/y'}]",
                "'$id': 'HOST/root', 'properties': {'a': {'$ref': 'x'}}",
                "'$id': 'HOST/root', 'properties': {'a': {'$ref': '#/definitions/b'}},"
                        + " 'definitions': {'b': {'type': 'string'}}",
                "'id': 'HOST/root', 'properties': {'a': {'$ref': '#/definitions/b'}},"
                        + " 'definitions': {'b': {'type': 'string'}}",
                "'properties': {'a': {'$id': 'HOST/sub', '$ref': '#x'}}",
                "'properties': {'a': {'id': 'HOST/sub', 'items': {'$ref': '#/x'}}}",
                "'properties': {'a': {'$ref': '#/hidden'}}, 'hidden': {'$ref': 'HOST/x'}",
                "'properties': {'a': {'$dynamicRef': 'HOST/x#y', '$recursiveRef': 'HOST/x'}}",
                "'properties': {'a': {'$schema': 'HOST/draft'}}",
                "'$schema': 'HOST/draft'",
                "'$vocabulary': {'HOST/vocabulary': true}"
            })
    void nothingIsFetched(String members) {
        String host = "http://localhost:" + server.getAddress().getPort();
        ObjectNode more =
                Catalogs.object("{" + members.replace('\'', '"').replace("HOST", host) + "}");
        for (SchemaDraft draft : SchemaDraft.values()) {
            ObjectNode tree = Catalogs.object("{}").put("$schema", draft.uri());
            tree.setAll(more);
            Place place = new Place(new Problems(), "test", "");

            new SchemaCompiler()
                    .compile(tree, place)
                    .ifPresent(
                            schema ->
                                    assertThat(schema.violations(Catalogs.object("{\"a\": 1}")))
                                            .noneMatch(each -> each.contains("operator")));
        }

        assertThat(calls).hasValue(0);
    }
}
