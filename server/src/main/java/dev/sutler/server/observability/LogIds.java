package dev.sutler.server.observability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The ids of a log line in the order in which they are shown: ours first, then those of whoever
/// else sets some.
final class LogIds {

    private LogIds() {}

    /// @param context the logging library's context of the line
    static Map<String, String> inOrder(Map<String, String> context) {
        Map<String, String> rest = new TreeMap<>(context);
        Map<String, String> ids = new LinkedHashMap<>();
        for (LogContext key : LogContext.values()) {
            String value = rest.remove(key.key());
            if (value != null && key != LogContext.ROUTE) {
                ids.put(key.key(), LogText.clean(value));
            }
        }
        rest.forEach((key, value) -> ids.put(LogText.clean(key), LogText.clean(value)));
        return ids;
    }
}
