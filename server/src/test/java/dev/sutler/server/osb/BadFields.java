package dev.sutler.server.osb;

import static dev.sutler.server.osb.BadInput.IDS;
import static dev.sutler.server.osb.BadInput.WHOLE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Bodies that are sound JSON, with a field that is missing or of the wrong type.
final class BadFields {

    private static final List<String> REQUIRED =
            List.of("service_id", "plan_id", "organization_guid", "space_guid");

    private BadFields() {}

    static Stream<BadInput> all() {
        return Stream.of(required(), objects(), inUpdates(), inBindings()).flatMap(List::stream);
    }

    private static List<BadInput> required() {
        List<BadInput> cases = new ArrayList<>();
        for (String field : REQUIRED) {
            String sound = "\"" + field + "\":\"\\w\"";
            for (String wrong : List.of("1", "true", "[]", "{}", "\"\"")) {
                String body = WHOLE.replaceFirst(sound, "\"%s\":%s".formatted(field, wrong));
                cases.add(BadInput.put(field + ": " + wrong, "{" + body + "}", "`" + field + "`"));
            }
            for (String missing : List.of("\"x\":1", "\"" + field + "\":null")) {
                String body = WHOLE.replaceFirst(sound, missing);
                cases.add(
                        BadInput.put(
                                "%s instead of %s".formatted(missing, field),
                                "{" + body + "}",
                                "`" + field + "` is required"));
            }
        }
        String large = WHOLE.replaceFirst("\"s\"", "\"" + "s".repeat(1_025) + "\"");
        cases.add(BadInput.put("service_id of 1,025 bytes", "{" + large + "}", "1,024 bytes"));
        return cases;
    }

    private static List<BadInput> objects() {
        List<BadInput> cases = new ArrayList<>();
        for (String wrong : List.of("1", "false", "[]", "\"x\"")) {
            for (String field : List.of("context", "parameters", "maintenance_info")) {
                String extra = ",\"%s\":%s}".formatted(field, wrong);
                cases.add(BadInput.put(field + ": " + wrong, "{" + WHOLE + extra, field));
                cases.add(BadInput.patch(field + ": " + wrong, "{" + IDS + extra, field));
            }
            for (String field : List.of("context", "parameters", "bind_resource")) {
                String extra = ",\"%s\":%s}".formatted(field, wrong);
                cases.add(BadInput.bind(field + ": " + wrong, "{" + IDS + extra, field));
            }
        }
        for (String wrong : List.of("1", "\"\"")) {
            String extra = ",\"maintenance_info\":{\"version\":" + wrong + "}}";
            String mention = "`maintenance_info.version`";
            cases.add(BadInput.put("version: " + wrong, "{" + WHOLE + extra, mention));
            cases.add(BadInput.patch("version: " + wrong, "{" + IDS + extra, mention));
        }
        return cases;
    }

    private static List<BadInput> inUpdates() {
        List<BadInput> cases = new ArrayList<>();
        for (String field : List.of("service_id", "plan_id", "organization_id", "space_id")) {
            cases.add(previous("{\"" + field + "\":1}", "`previous_values." + field + "`"));
        }
        for (String wrong : List.of("1", "false", "[]", "\"x\"")) {
            cases.add(previous(wrong, "`previous_values`"));
        }
        cases.add(
                previous(
                        "{\"maintenance_info\":{\"version\":1}}",
                        "`previous_values.maintenance_info.version`"));
        cases.add(
                BadInput.patch("no service_id", "{\"plan_id\":\"p\"}", "`service_id` is required"));
        cases.add(
                BadInput.patch("plan_id: 1", "{\"service_id\":\"s\",\"plan_id\":1}", "`plan_id`"));
        return cases;
    }

    private static BadInput previous(String value, String mention) {
        return BadInput.patch(
                "previous_values: " + value,
                "{" + IDS + ",\"previous_values\":" + value + "}",
                mention);
    }

    private static List<BadInput> inBindings() {
        return List.of(
                BadInput.bind("no ids", "{}", "`service_id` is required"),
                BadInput.bind(
                        "rotation with one id",
                        "{\"predecessor_binding_id\":\"b\",\"plan_id\":\"p\"}",
                        "`service_id` is required"),
                predecessor("1"),
                predecessor("\"\""),
                bound("\"app_guid\":1", "`app_guid`"),
                bound("\"app_guid\":\"\"", "`app_guid`"),
                bound("\"bind_resource\":{\"app_guid\":1}", "`bind_resource.app_guid`"),
                bound("\"bind_resource\":{\"route\":[]}", "`bind_resource.route`"));
    }

    private static BadInput predecessor(String value) {
        return BadInput.bind(
                "predecessor: " + value,
                "{\"predecessor_binding_id\":" + value + "}",
                "`predecessor_binding_id`");
    }

    private static BadInput bound(String extra, String mention) {
        return BadInput.bind(extra, "{" + IDS + "," + extra + "}", mention);
    }
}
