package dev.sutler.server.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Log lines for people: when, how bad, who, what, and the ids at the end.
final class ConsoleLayout extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int LONGEST_LEVEL = 5;

    /* Many lines are written within a second, and its text is the costly part of each. */
    private volatile Second latest = Second.of(0);

    private record Second(long epoch, String text) {
        static Second of(long epoch) {
            return new Second(epoch, SECOND.format(Instant.ofEpochSecond(epoch)));
        }
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(256);
        appendTime(line, event.getInstant());
        line.append(' ')
                .append(padded(event.getLevel()))
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

    private void appendTime(StringBuilder line, Instant time) {
        Second second = latest;
        if (second.epoch != time.getEpochSecond()) {
            second = Second.of(time.getEpochSecond());
            latest = second;
        }
        int millis = (int) (time.toEpochMilli() - second.epoch * MILLIS_PER_SECOND);
        // Of 1007 the last three digits are what is wanted.
        line.append(second.text)
                .append('.')
                .append(Integer.toString(MILLIS_PER_SECOND + millis), 1, 4)
                .append('Z');
    }

    private static String padded(Level level) {
        String word = level.toString();
        return word.length() < LONGEST_LEVEL
                ? word + " ".repeat(LONGEST_LEVEL - word.length())
                : word;
    }

    private static String lastWord(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
