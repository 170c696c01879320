package dev.sutler.conformance.fuzz;

import dev.sutler.conformance.fuzz.Draft.Pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Changes of the method, the path and the query.
final class TargetMutations {

    static final List<Mutation> PATH =
            List.of(
                    TargetMutations::segment,
                    TargetMutations::segment,
                    TargetMutations::segment,
                    TargetMutations::lose,
                    TargetMutations::shape,
                    TargetMutations::encodeMore,
                    TargetMutations::method);

    static final List<Mutation> QUERY =
            List.of(
                    TargetMutations::dropParameter,
                    TargetMutations::doubleParameter,
                    TargetMutations::parameter,
                    TargetMutations::parameter,
                    TargetMutations::addParameter);

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "HEAD",
                    "POST",
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "OPTIONS",
                    "TRACE",
                    "get",
                    "Put",
                    "FOO",
                    "PROPFIND",
                    "M-SEARCH",
                    "X".repeat(300));
    private static final List<String> NAMES =
            List.of(
                    "accepts_incomplete",
                    "service_id",
                    "plan_id",
                    "operation",
                    "ACCEPTS_INCOMPLETE",
                    "x",
                    "",
                    "%00",
                    "accepts_incomplete%20",
                    "a[]",
                    "operation;x");
    private static final List<String> VALUES =
            List.of(
                    "true",
                    "false",
                    "True",
                    "1",
                    "yes",
                    "",
                    "true,false",
                    "%74rue",
                    "tru%65",
                    "null",
                    "true%00",
                    "+",
                    "x".repeat(10_000),
                    "x".repeat(10_001));

    private TargetMutations() {}

    private static List<String> segments(Draft draft) {
        return new ArrayList<>(List.of(draft.path().split("/", -1)));
    }

    private static String segment(Draft draft, Chance chance) {
        List<String> segments = segments(draft);
        int at = chance.below(segments.size());
        String raw = chance.pick(Hostile.RAW);
        segments.set(at, chance.oneIn(3) ? segments.get(at) + raw : raw);
        draft.path(path(segments));
        return "segment " + at;
    }

    private static String lose(Draft draft, Chance chance) {
        List<String> segments = segments(draft);
        segments.remove(chance.below(segments.size()));
        draft.path(path(segments));
        return "segment lost";
    }

    private static String path(List<String> segments) {
        String path = String.join("/", segments);
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String shape(Draft draft, Chance chance) {
        String path = draft.path();
        draft.path(
                chance.pick(
                        List.of(
                                path + "/",
                                "/" + path,
                                path.replace("/", "//"),
                                path.replace("/v2", "/V2"),
                                path.replace("/v2", "/v3"),
                                path.replace("/v2", "/./v2/../v2"),
                                path.replace("/v2", ""),
                                path.toUpperCase(Locale.ROOT),
                                path.replace('/', '\\'),
                                path + "/last_operation",
                                path + "/service_bindings",
                                path + "#fragment",
                                "/" + "a/".repeat(5_000),
                                "/",
                                "/health/ready",
                                "/health/live/x")));
        return "path";
    }

    private static String encodeMore(Draft draft, Chance chance) {
        StringBuilder more = new StringBuilder();
        boolean twice = chance.oneIn(3);
        for (char c : draft.path().toCharArray()) {
            boolean encode = c != '/' && c != '%' && chance.oneIn(3);
            more.append(
                    encode ? (twice ? "%25" : "%") + "%02x".formatted((int) c) : String.valueOf(c));
        }
        draft.path(more.toString());
        return "percent-encoded " + (twice ? "twice" : "more");
    }

    private static String method(Draft draft, Chance chance) {
        draft.method(chance.pick(METHODS));
        return "method " + draft.method();
    }

    private static String dropParameter(Draft draft, Chance chance) {
        if (!draft.query().isEmpty()) {
            draft.query().remove(chance.below(draft.query().size()));
        }
        return "parameter dropped";
    }

    private static String doubleParameter(Draft draft, Chance chance) {
        if (!draft.query().isEmpty()) {
            draft.query().add(chance.pick(draft.query()));
        }
        return "parameter doubled";
    }

    private static String parameter(Draft draft, Chance chance) {
        if (!draft.query().isEmpty()) {
            int at = chance.below(draft.query().size());
            Pair before = draft.query().get(at);
            draft.query()
                    .set(
                            at,
                            new Pair(
                                    before.name(),
                                    chance.pick(chance.oneIn(2) ? VALUES : Hostile.RAW)));
        }
        return "parameter changed";
    }

    private static String addParameter(Draft draft, Chance chance) {
        draft.query()
                .add(
                        new Pair(
                                chance.pick(NAMES),
                                chance.pick(chance.oneIn(2) ? VALUES : Hostile.RAW)));
        return "parameter added";
    }
}
