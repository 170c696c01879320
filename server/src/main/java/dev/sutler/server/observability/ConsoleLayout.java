package dev.sutler.server.observability;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Log lines for people: when, how bad, who, what, and the ids at the end.
final class ConsoleLayout extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        line.append(TIME.format(event.getInstant()))
                .append(' ')
                .append("%-5s".formatted(event.getLevel()))
                .append(' ')
                .append(lastWord(event.getLoggerName()))
                .append(": ")
                .append(LogText.clean(event.getFormattedMessage()));
        LogIds.inOrder(event.getMDCPropertyMap())
                .forEach((key, value) -> line.append("  ").append(key).append('=').append(value));
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            line.append("    ").append(StackTraces.text(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static String lastWord(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
