package dev.sutler.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// All that is logged from now on, in place of the console: which requests have a line, and which
/// lines belong to nothing.
final class IdentifiedLog implements AutoCloseable {

    private static final int LONGEST = 200;

    private final Logger root;
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Set<String> requests = ConcurrentHashMap.newKeySet();
    private final List<String> withoutId = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    see(event);
                }
            };

    private IdentifiedLog(LoggerContext context) {
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        for (Iterator<Appender<ILoggingEvent>> each = root.iteratorForAppenders();
                each.hasNext(); ) {
            others.add(each.next());
        }
        others.forEach(root::detachAppender);
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
    }

    static IdentifiedLog capture() {
        return new IdentifiedLog((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    private void see(ILoggingEvent event) {
        Map<String, String> ids = event.getMDCPropertyMap();
        if (ids.containsKey("request")) {
            requests.add(ids.getOrDefault("request", ""));
        } else if (!ids.containsKey("operation")) {
            withoutId.add(event.getLoggerName() + ": " + event.getFormattedMessage());
        }
    }

    /// Whether a line was written for the request, once.
    boolean has(String identity) {
        return requests.remove(
                identity.length() <= LONGEST ? identity : identity.substring(0, LONGEST) + "…");
    }

    List<String> withoutId() {
        return withoutId;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        others.forEach(root::addAppender);
    }
}
