package dev.sutler.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a platform asks in a broker's life, so that the JVM sees the code behind it. What is
/// answered does not matter.
final class TrainingRequests {

    private static final int LIVES = 60;
    private static final String SCRIPTED =
            ids("aafd770c-14c5-4a8c-8f72-acf17e8f1fc5", "a7ca8922-a194-4b45-8f5e-8e44d25616c2");
    private static final String POSTGRESQL =
            ids("add651cc-8af1-4c38-abd8-f3a52dcb3fef", "b9f39317-1116-4537-8c75-278c74285cb9");

    private final String base;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TrainingRequests(String base, String credential) {
        this.base = base;
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    }

    private static String ids(String service, String plan) {
        return "service_id=" + service + "&plan_id=" + plan;
    }

    void sendAll() throws IOException, InterruptedException {
        send("GET", "/health/ready", "");
        life("postgresql", POSTGRESQL);
        for (int number = 0; number < LIVES; number++) {
            send("GET", "/v2/catalog", "");
            life("scripted-" + number, SCRIPTED);
        }
    }

    private void life(String id, String ids) throws IOException, InterruptedException {
        String instance = "/v2/service_instances/" + id;
        String binding = instance + "/service_bindings/app";
        String body = "{\"" + ids.replace("=", "\":\"").replace("&", "\",\"") + "\"";
        send(
                "PUT",
                instance + "?accepts_incomplete=true",
                body + ",\"organization_guid\":\"o\",\"space_guid\":\"s\"}");
        send("GET", instance + "/last_operation", "");
        send("PUT", binding, body + "}");
        send("GET", binding, "");
        send("DELETE", binding + "?" + ids, "");
        send("DELETE", instance + "?" + ids, "");
    }

    private void send(String method, String path, String body)
            throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", authorization)
                        .header("X-Broker-API-Version", "2.17")
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }
}
