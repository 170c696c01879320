package dev.sutler.server.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

class LogLineTest {

    private static final String EVIL = "a\r\nFORGED\u2028\u202E\u0000\u001B[31m";

    private final LoggerContext context = new LoggerContext();

    @Test
    void aLineForPeopleHasTheIdsAtItsEnd() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("zone", "z");
        ids.put("instance", "i");
        ids.put("request", "r");
        ids.put("operation", "o");
        ids.put("route", "/v2/catalog");

        assertThat(new ConsoleLayout().doLayout(event("Hello {}.", new Object[] {"you"}, ids)))
                .isEqualTo(
                        "2026-01-02 03:04:05.678Z WARN  Thing: Hello you.  request=r  operation=o "
                                + " instance=i  zone=z\n");
    }

    @Test
    void aLineForMachinesIsOneObject() {
        String line =
                new JsonLayout()
                        .doLayout(
                                event(
                                        "Hello.",
                                        new Object[0],
                                        Map.of("request", "r", "level", "x")));

        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(JsonMapper.shared().readTree(line))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"time":"2026-01-02T03:04:05.678Z","level":"WARN","logger":"dev.sutler.Thing",
                                         "message":"Hello.","request":"r"}
                                        """));
    }

    @Test
    void nobodyCanForgeALine() {
        LoggingEvent event = event("{}", new Object[] {EVIL}, Map.of("request", EVIL, EVIL, EVIL));
        assertThat(new ConsoleLayout().doLayout(event))
                .hasLineCount(1)
                .doesNotContain("\r", "\u2028", "\u202E", "\u0000", "\u001B");
        assertThat(new JsonLayout().doLayout(event))
                .hasLineCount(1)
                .doesNotContain("\\r", "\\n", "\\u", "\u2028", "\u202E");
    }

    @Test
    void aStackTraceKeepsItsMessagesInTheirLines() {
        IllegalStateException inner = new IllegalStateException(EVIL);
        inner.setStackTrace(new StackTraceElement[] {new StackTraceElement("C", "m", "C.java", 7)});
        RuntimeException outer = new IllegalArgumentException("outer", inner);
        outer.setStackTrace(new StackTraceElement[0]);
        LoggingEvent event =
                new LoggingEvent(
                        "test",
                        context.getLogger("dev.sutler.Thing"),
                        Level.ERROR,
                        "Oh.",
                        outer,
                        null);

        event.setMDCPropertyMap(Map.of());

        assertThat(new ConsoleLayout().doLayout(event).lines())
                .hasSize(4)
                .satisfies(
                        lines -> {
                            assertThat(lines.get(1))
                                    .isEqualTo("    java.lang.IllegalArgumentException: outer");
                            assertThat(lines.get(2))
                                    .startsWith(
                                            "    caused by: java.lang.IllegalStateException: a "
                                                    + " FORGED");
                            assertThat(lines.get(3)).contains("at C.m(C.java:7)");
                        });
        assertThat(new JsonLayout().doLayout(event)).hasLineCount(1).contains("\"exception\":");
    }

    @Test
    void idsThatAreVeryLongAreCut() {
        LogContext.INSTANCE.set("i".repeat(1_024));
        assertThat(LogContext.INSTANCE.value()).hasSize(201).endsWith("…");
        LogContext.clear();
        assertThat(LogContext.INSTANCE.value()).isEqualTo("-");
    }

    private LoggingEvent event(String message, Object[] arguments, Map<String, String> ids) {
        LoggingEvent event =
                new LoggingEvent(
                        "test",
                        context.getLogger("dev.sutler.Thing"),
                        Level.WARN,
                        message,
                        null,
                        arguments);
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        event.setMDCPropertyMap(ids);
        return event;
    }
}
