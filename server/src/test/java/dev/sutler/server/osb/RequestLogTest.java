package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.sutler.core.store.StoreUnavailableException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Map;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogTest {

    private static final String CANARY = "canary-7f3a";

    private final BrokerUnderTest server = new BrokerUnderTest();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("dev.sutler");

    @BeforeEach
    void listen() {
        lines.list.clear();
        lines.start();
        root.addAppender(lines);
        server.broker().forget();
    }

    @AfterAll
    void stop() {
        root.detachAppender(lines);
        server.close();
    }

    @Test
    void eachRequestHasOneLineWithItsIds() {
        server.delete("/v2/service_instances/i%0A1/service_bindings/b?service_id=s&plan_id=p");

        ILoggingEvent line = onlyLine();
        assertThat(line.getFormattedMessage())
                .matches(
                        "DELETE /v2/service_instances/:instance_id/service_bindings/:binding_id 200"
                                + " in \\d+ ms");
        assertThat(line.getMDCPropertyMap())
                .containsAllEntriesOf(
                        Map.of(
                                "request", BrokerUnderTest.IDENTITY,
                                "platform", "cf",
                                "instance", "i 1",
                                "binding", "b"));
    }

    @Test
    void idsDoNotStayBehindForTheNextRequestOfTheConnection() {
        server.get("/v2/service_instances/i");
        lines.list.clear();
        server.send(server.bare("/v2/catalog"));
        assertThat(onlyLine().getFormattedMessage()).startsWith("GET - 401");
        assertThat(onlyLine().getMDCPropertyMap()).containsOnlyKeys("request");
        assertThat(onlyLine().getMDCPropertyMap().get("request"))
                .isNotEqualTo(BrokerUnderTest.IDENTITY);
    }

    @Test
    void nothingThatAClientSendsInConfidenceIsLogged() {
        server.put("/v2/service_instances/i", "{\"parameters\":{\"password\":\"" + CANARY + "\"}}");
        server.put("/v2/service_instances/i", "{\"" + CANARY + "\":\"" + CANARY + "\"," + CANARY);
        server.send(server.request("/v2/catalog").setHeader("Authorization", "Basic " + CANARY));
        server.send(
                server.request("/v2/catalog")
                        .setHeader("X-Broker-API-Originating-Identity", CANARY + " " + CANARY));
        server.get("/nowhere/" + CANARY + "?" + CANARY + "=" + CANARY);
        server.get("/v2/service_instances/i?token=" + CANARY);

        assertThat(lines.list).hasSize(6);
        assertThat(lines.list)
                .noneMatch(line -> line.getFormattedMessage().contains(CANARY))
                .noneMatch(line -> line.getMDCPropertyMap().toString().contains(CANARY));
    }

    @Test
    void whatNobodyExpectedIsLoggedOnceWithItsTrace() {
        server.broker()
                .answersWith(
                        () -> {
                            throw new IllegalStateException("boom");
                        });
        server.get("/v2/service_instances/i");

        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("boom");
        assertThat(lines.list.getFirst().getMDCPropertyMap())
                .containsEntry("request", BrokerUnderTest.IDENTITY);
    }

    @Test
    void aStoreThatIsAwayIsOneLineWithoutATrace() {
        server.broker()
                .answersWith(
                        () -> {
                            throw new StoreUnavailableException("connecting", new IOException("x"));
                        });
        server.get("/v2/service_instances/i");

        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.getFirst().getThrowableProxy()).isNull();
    }

    private ILoggingEvent onlyLine() {
        List<ILoggingEvent> all = List.copyOf(lines.list);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
