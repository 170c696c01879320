package dev.sutler.server.observability;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

import java.util.HashSet;
import java.util.Set;

/// Stack traces in which the messages cannot break out of their lines.
final class StackTraces {

    private static final int DEEPEST = 20;

    private StackTraces() {}

    /// The trace, its causes below it, each line but the first indented.
    static String text(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        Set<IThrowableProxy> seen = new HashSet<>();
        IThrowableProxy at = thrown;
        while (at != null && seen.size() < DEEPEST && seen.add(at)) {
            text.append(seen.size() == 1 ? "" : "    caused by: ").append(at.getClassName());
            if (at.getMessage() != null) {
                text.append(": ").append(LogText.clean(at.getMessage()));
            }
            text.append('\n');
            for (StackTraceElementProxy frame : at.getStackTraceElementProxyArray()) {
                text.append("        ").append(frame.getSTEAsString()).append('\n');
            }
            at = at.getCause();
        }
        return text.toString();
    }
}
