package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/// Notices on their way through a whole broker, to whatever its catalog has at that moment.
final class WebhookHouseTest {

    @Test
    void aNoticeNeedsNoPlatformAndReachesTheProvidersOfTheCatalog(@TempDir Path home)
            throws IOException, InterruptedException {
        try (Puppeteer puppeteer = new Puppeteer();
                HttpClient http = HttpClient.newHttpClient();
                TestHouse house = TestHouse.start(TestCatalog.of(home, "fixed"))) {
            assertThat(post(http, house, "puppet", "{}").statusCode()).isEqualTo(404);

            house.catalog().with(puppeteer);
            house.reload();

            HttpResponse<String> taken = post(http, house, "puppet", "{}");
            assertThat(taken.statusCode()).isEqualTo(202);
            assertThat(taken.headers().firstValue("X-Broker-API-Request-Identity"))
                    .contains("the-sender");
            HttpResponse<String> refused = post(http, house, "puppet", "other");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"error\":\"Unauthorized\"", "\"description\"");
            assertThat(post(http, house, "puppet", "a".repeat(2 << 20)).statusCode())
                    .isEqualTo(400);
        }
    }

    private static HttpResponse<String> post(
            HttpClient http, TestHouse house, String type, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + house.port()
                                                + "/"
                                                + type
                                                + "/strings/webhook"))
                        .header("X-Broker-API-Request-Identity", "the-sender")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
