package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.fuzz.FuzzRules;
import dev.sutler.conformance.fuzz.FuzzedRequest;
import dev.sutler.conformance.fuzz.RequestFuzzer;
import dev.sutler.conformance.fuzz.Vocabulary;
import dev.sutler.conformance.fuzz.WireClient;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ModelInputTest {

    private static final int REQUESTS = Integer.getInteger("sutler.test.model.inputs", 400);
    private static final long SEED = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /* What the JDK's server answers by itself, before the model sees it. */
    private static final Set<Integer> BELOW = Set.of(400, 404, 414, 431, 501, 505);

    @ParameterizedTest
    @EnumSource
    void noInputBreaksTheModel(Mode mode) throws IOException {
        List<String> failures = new ArrayList<>();
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                WireClient client = new WireClient(broker.uri(), PATIENCE)) {
            RequestFuzzer fuzzer = new RequestFuzzer(vocabulary(broker), SEED);
            for (long number = 0; number < REQUESTS; number++) {
                FuzzedRequest request = fuzzer.request(number);
                if (!request.broken()) {
                    judge(request, client.send(request), failures);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void judge(
            FuzzedRequest request, Optional<WireClient.Reply> reply, List<String> failures) {
        boolean below =
                reply.filter(sent -> BELOW.contains(sent.status()) && isBelow(sent)).isPresent();
        List<String> wrong = below ? List.of() : FuzzRules.violations(request, reply);
        if (!wrong.isEmpty()) {
            failures.add(wrong + "\n" + request + "\n" + reply);
        }
    }

    private static boolean isBelow(WireClient.Reply reply) {
        return reply.headers().getOrDefault("content-type", List.of()).stream()
                .noneMatch(type -> type.startsWith("application/json"));
    }

    private static Vocabulary vocabulary(ModelBroker broker) {
        String pair = ModelBroker.USERNAME + ":" + ModelBroker.PASSWORD;
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return new Vocabulary(
                broker.uri(),
                "Basic " + Base64.getEncoder().encodeToString(bytes),
                List.of(
                        offer(Ids.of("offering-database"), Ids.of("plan-database-small")),
                        offer(Ids.of("offering-database"), Ids.of("plan-database-medium")),
                        offer(Ids.of("offering-database"), Ids.of("plan-database-large")),
                        offer(Ids.of("offering-log"), Ids.of("plan-log-only"))),
                List.of(Json.object().put("storage", 3), Json.object()));
    }

    private static Vocabulary.Offer offer(String service, String plan) {
        return new Vocabulary.Offer(service, plan, Optional.empty());
    }
}
