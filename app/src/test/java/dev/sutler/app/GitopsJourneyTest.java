package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A repository, two brokers on one side of it and the example pipeline on the other.
final class GitopsJourneyTest {

    private static final Offer NETWORK = new Offer("network", "network-small");
    private static final int MANY = 12;

    @Test
    void aPipelineDoesWhatPlatformsAskForWhicheverBrokerIsKilled(@TempDir Path home)
            throws IOException {
        Path place = Files.createDirectory(home.resolve("repository"));
        try (ShellPipeline pipeline = new ShellPipeline(place);
                Fleet fleet = new Fleet(home, catalog(home, pipeline))) {
            List<String> ids = IntStream.range(0, MANY).mapToObj(number -> "i-" + number).toList();
            Map<String, String> operations = new TreeMap<>();
            for (String id : ids) {
                Answer accepted = fleet.ask(platform -> platform.instance(id, NETWORK).putAsync());
                expect(accepted, 202);
                operations.put(id, accepted.textAt("/operation"));
            }
            fleet.broker(0).kill();

            Platform platform = fleet.platform(1);
            operations.forEach(
                    (id, operation) -> {
                        Answer last = platform.instance(id, NETWORK).await(operation);
                        assertThat(last.textAt("/state")).as(last.text()).isEqualTo("succeeded");
                    });
            for (String id : ids) {
                assertThat(pipeline.history().lines())
                        .as("commits of %s", id)
                        .filteredOn(line -> line.endsWith("Created Service instance " + id))
                        .hasSize(1);
            }
            goesThroughItsLife(platform.instance("i-0", NETWORK), pipeline);
        }
    }

    private static void goesThroughItsLife(Resource instance, ShellPipeline pipeline)
            throws IOException {
        Path thing = pipeline.store().resolve(instance.id());
        Resource binding = instance.binding("app");
        assertThat(binding.await(binding.putAsync()).textAt("/state")).isEqualTo("succeeded");
        Answer bound = binding.get();
        expect(bound, 200);
        Path key = thing.resolve("app.key");
        assertThat(Files.readString(key).strip()).isEqualTo(bound.textAt("/credentials/key"));

        Answer updated = instance.patchAsync("{\"parameters\": {\"cidr\": \"10.0.0.0/24\"}}");
        assertThat(instance.await(updated).textAt("/state")).isEqualTo("succeeded");

        assertThat(binding.await(binding.deleteAsync()).textAt("/state")).isEqualTo("succeeded");
        assertThat(key).doesNotExist();
        assertThat(instance.await(instance.deleteAsync()).textAt("/state")).isEqualTo("succeeded");
        assertThat(thing).doesNotExist();
        expect(instance.get(), 404);
    }

    private static TestCatalog catalog(Path home, ShellPipeline pipeline) {
        return TestCatalog.of(home)
                .put(
                        "network.yaml",
                        """
                        name: network
                        id: network
                        description: A network.
                        bindable: true
                        plan_updateable: true
                        instances_retrievable: true
                        bindings_retrievable: true
                        provider:
                          type: gitops
                          remote: %s
                          fetch-interval: 250ms
                          answers: asynchronous
                        plans:
                        - name: small
                          id: network-small
                          description: A small one.
                        """
                                .formatted(pipeline.remote()));
    }
}
