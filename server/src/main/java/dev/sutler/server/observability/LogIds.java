package dev.sutler.server.observability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The ids of a log line in the order in which they are shown: ours first, then those of whoever
/// else sets some.
final class LogIds {

    private static final List<LogContext> OURS = List.of(LogContext.values());

    private LogIds() {}

    /// @param context the logging library's context of the line
    static Map<String, String> inOrder(Map<String, String> context) {
        Map<String, String> ids = new LinkedHashMap<>();
        int ours = 0;
        for (LogContext key : OURS) {
            String value = context.get(key.key());
            if (value != null) {
                ours++;
                if (key != LogContext.ROUTE) {
                    ids.put(key.key(), LogText.clean(value));
                }
            }
        }
        if (ours < context.size()) {
            addOthers(context, ids);
        }
        return ids;
    }

    private static void addOthers(Map<String, String> context, Map<String, String> ids) {
        Map<String, String> rest = new TreeMap<>(context);
        OURS.forEach(key -> rest.remove(key.key()));
        rest.forEach((key, value) -> ids.put(LogText.clean(key), LogText.clean(value)));
    }
}
