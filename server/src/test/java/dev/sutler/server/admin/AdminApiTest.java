package dev.sutler.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.catalog.LoadedFolder;
import dev.sutler.server.catalog.Trigger;
import dev.sutler.server.http.HttpOptions;
import dev.sutler.server.http.HttpServer;
import dev.sutler.server.observability.FailureBoundary;
import dev.sutler.server.observability.RequestLog;
import dev.sutler.server.security.Operator;
import dev.sutler.server.security.Scope;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// What operators see and do, once it is known who they are.
final class AdminApiTest {

    private static final String CATALOG = "/admin/v1/catalog";
    private static final String RELOAD = "/admin/v1/catalog/reload";

    @TempDir private Path path;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Set<Scope>> scopes =
            new AtomicReference<>(Set.of(Scope.READ, Scope.WRITE));
    private LoadedFolder folder;
    private HttpServer server;

    @BeforeEach
    void start() {
        folder = new LoadedFolder(path);
        folder.put("queue", "one", "small", "large");
        folder.loader().load(Trigger.START);
        AdminApi api = new AdminApi(List.of(new CatalogAdministration(folder.loader())));
        server =
                HttpServer.start(
                        new HttpOptions(
                                "127.0.0.1",
                                0,
                                Duration.ofSeconds(2),
                                new HttpOptions.Limits(
                                        1 << 20, 16 << 10, Duration.ofSeconds(20), 100, 100)),
                        () -> "id",
                        new RequestLog(
                                new FailureBoundary(
                                        request ->
                                                api.handle(
                                                        request,
                                                        new Operator("ann", scopes.get()))),
                                System::nanoTime));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theStateIsShown() {
        JsonNode shown = ask("GET", CATALOG, 200);

        assertThat(shown.path("folder").stringValue()).isEqualTo(path.toString());
        assertThat(shown.path("digest").stringValue()).hasSize(64);
        assertThat(shown.path("loaded_at").stringValue()).isEqualTo(LoadedFolder.NOW.toString());
        assertThat(shown.path("loaded_for").stringValue()).isEqualTo("the start");
        JsonNode offering = shown.path("offerings").path(0);
        assertThat(offering.path("id").stringValue()).isEqualTo("queue");
        assertThat(offering.path("name").stringValue()).isEqualTo("queue");
        assertThat(offering.path("provider").stringValue()).isEqualTo("one");
        assertThat(offering.path("retired").booleanValue()).isFalse();
        assertThat(offering.path("plans").path(1))
                .hasToString("{\"id\":\"large\",\"name\":\"large\",\"retired\":false}");
        assertThat(shown.has("last_failure")).isFalse();
    }

    @Test
    void aReloadTellsWhatHasChanged() {
        assertThat(ask("POST", RELOAD, 200).path("unchanged").booleanValue()).isTrue();
        folder.put("queue", "one", "small", "huge");

        JsonNode change = ask("POST", RELOAD, 200);

        assertThat(change.path("unchanged").booleanValue()).isFalse();
        JsonNode added = change.path("added").path(0);
        assertThat(added.path("service_id").stringValue()).isEqualTo("queue");
        assertThat(added.path("service").stringValue()).isEqualTo("queue");
        assertThat(added.path("plan_id").stringValue()).isEqualTo("huge");
        assertThat(added.path("plan").stringValue()).isEqualTo("huge");
        assertThat(change.path("removed").path(0).path("plan").stringValue()).isEqualTo("large");
        assertThat(change.path("changed")).isEmpty();
        assertThat(change.path("retired")).isEmpty();
        assertThat(ask("GET", CATALOG, 200).path("loaded_for").stringValue())
                .isEqualTo("a request");
    }

    @Test
    void badFilesAreToldWithPlaceAndRule() {
        folder.write("queue.yaml", "name: queue\nid: queue\n");

        JsonNode refused = ask("POST", RELOAD, 422);

        assertThat(refused.path("error").stringValue()).isEqualTo("CatalogInvalid");
        assertThat(refused.path("description").stringValue()).contains("the one before stays");
        JsonNode first = refused.path("findings").path(0);
        assertThat(first.path("file").stringValue()).endsWith("queue.yaml");
        assertThat(first.path("line").intValue()).isPositive();
        assertThat(first.path("rule").stringValue()).isEqualTo("field-required");
        JsonNode failure = ask("GET", CATALOG, 200).path("last_failure");
        assertThat(failure.path("findings")).isEqualTo(refused.path("findings"));
        assertThat(failure.path("tried_for").stringValue()).isEqualTo("a request");
    }

    @Test
    void aPlanWithInstancesIsTold() {
        folder.put("queue", "one", "small").use("queue", "large");

        JsonNode refused = ask("POST", RELOAD, 409);

        assertThat(refused.path("error").stringValue()).isEqualTo("InstancesAtRisk");
        JsonNode finding = refused.path("findings").path(0);
        assertThat(finding.path("rule").stringValue()).isEqualTo("plan-vanished");
        assertThat(finding.path("plan_id").stringValue()).isEqualTo("large");
        assertThat(finding.path("instances").intValue()).isOne();
        assertThat(finding.path("more_instances").booleanValue()).isFalse();
        assertThat(finding.path("examples")).hasToString("[\"i-1\"]");
        assertThat(finding.path("message").stringValue()).contains("i-1", "retired: true");
    }

    @Test
    void whoMayOnlyLookMayNotReload() {
        scopes.set(Set.of(Scope.READ));
        ask("GET", CATALOG, 200);
        assertThat(ask("POST", RELOAD, 403).path("error").stringValue()).isEqualTo("Forbidden");
        scopes.set(Set.of());
        ask("GET", CATALOG, 403);
    }

    @Test
    void whatIsNotThereIsToldInTheShapeOfAllErrors() {
        assertThat(ask("GET", "/admin/v1/nothing", 404).path("error").stringValue())
                .isEqualTo("NotFound");
        assertThat(ask("GET", "/admin/v1/catalog/", 404).path("error").stringValue())
                .isEqualTo("NotFound");
        assertThat(ask("GET", RELOAD, 405).path("description").stringValue())
                .isEqualTo("Use POST.");
        assertThat(ask("GET", "/admin/%ff", 400).path("error").stringValue())
                .isEqualTo("BadRequest");
    }

    private JsonNode ask(String method, String target, int status) {
        try {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(uri(target))
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private URI uri(String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }
}
