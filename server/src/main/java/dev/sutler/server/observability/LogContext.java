package dev.sutler.server.observability;

import org.slf4j.MDC;

/// The ids that stand in every log line of the thread that sets them.
public enum LogContext {
    /// The platform's identity of the request, or one that we made.
    REQUEST("request"),
    /// The operation that is being worked on.
    OPERATION("operation"),
    /// The service instance that it is about.
    INSTANCE("instance"),
    /// The service binding that it is about.
    BINDING("binding"),
    /// The platform whose credential was used.
    PLATFORM("platform"),
    /// The template of the route that a request took.
    ROUTE("route");

    private static final int LONGEST = 200;

    private final String key;

    LogContext(String key) {
        this.key = key;
    }

    /// The key in log lines and in the logging library's context.
    public String key() {
        return key;
    }

    /// Sets the id for this thread. It may come from a user: what would break a line is taken out,
    /// and what is very long is cut.
    public void set(String value) {
        String clean = LogText.clean(value);
        MDC.put(key, clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…");
    }

    /// The id that this thread has; a dash when it has none.
    String value() {
        String value = MDC.get(key);
        return value == null ? "-" : value;
    }

    /// Forgets all ids of this thread.
    public static void clear() {
        MDC.clear();
    }
}
