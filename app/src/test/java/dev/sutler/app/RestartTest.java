package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Stopping in an orderly way in the middle of much work: nothing is lost, and nothing is cut in
/// two.
final class RestartTest {

    private static final Offer SCRIPTED = new Offer("scripted", "scripted-async");

    @Test
    void everyOperationGoesOnWhereItWas(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "scripted").withPostgresql();
        try (TestHouse house = TestHouse.start(catalog)) {
            Map<Resource, String> operations = new HashMap<>();
            for (int number = 0; number < 50; number++) {
                begin(
                        operations,
                        house.platform().instance(SCRIPTED),
                        "{\"parameters\": {\"delay\": \"4s\", \"steps\": 4}}");
                if (number % 5 == 0) {
                    begin(operations, house.platform().instance(PostgresqlJourneyTest.SMALL), "{}");
                }
            }
            house.restart();
            ListAppender<ILoggingEvent> noise = listen();
            house.restart();
            assertThat(noise.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();

            operations.forEach(
                    (before, operation) -> {
                        Resource instance = house.platform().instance(before.id(), before.offer());
                        if (!operation.isEmpty()) {
                            Answer last = instance.await(operation);
                            assertThat(last.textAt("/state"))
                                    .as(last.text())
                                    .isEqualTo("succeeded");
                        }
                        assertThat(instance.get().status()).isEqualTo(200);
                        if (instance.offer().equals(SCRIPTED)) {
                            assertThat(catalog.effects(instance)).containsExactly("provision");
                        }
                    });
        }
    }

    private static void begin(Map<Resource, String> operations, Resource instance, String more) {
        operations.put(instance, instance.putAsync(more).textAt("/operation"));
    }

    /* Whoever starts sets the log up anew, so this hears the stop and nothing after it. */
    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        Optional.of(LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .map(Logger.class::cast)
                .orElseThrow()
                .addAppender(heard);
        return heard;
    }
}
