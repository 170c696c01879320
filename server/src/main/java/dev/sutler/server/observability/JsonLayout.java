package dev.sutler.server.observability;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Log lines for machines: one JSON object each, with the ids at its top.
final class JsonLayout extends LayoutBase<ILoggingEvent> {

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    @Override
    public String doLayout(ILoggingEvent event) {
        ObjectNode line =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("time", event.getInstant().toString())
                        .put("level", event.getLevel().toString())
                        .put("logger", event.getLoggerName())
                        .put("message", LogText.clean(event.getFormattedMessage()));
        LogIds.inOrder(event.getMDCPropertyMap())
                .forEach(
                        (key, value) -> {
                            if (!line.has(key)) {
                                line.put(key, value);
                            }
                        });
        if (event.getThrowableProxy() != null) {
            line.put("exception", StackTraces.text(event.getThrowableProxy()));
        }
        return WRITER.writeValueAsString(line) + "\n";
    }
}
