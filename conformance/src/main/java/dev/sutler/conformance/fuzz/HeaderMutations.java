package dev.sutler.conformance.fuzz;

import dev.sutler.conformance.fuzz.Draft.Pair;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Changes of headers that leave the request HTTP.
final class HeaderMutations {

    static final List<Mutation> ALL =
            List.of(
                    HeaderMutations::version,
                    HeaderMutations::version,
                    HeaderMutations::identity,
                    HeaderMutations::identity,
                    HeaderMutations::originatingIdentity,
                    HeaderMutations::originatingIdentity,
                    HeaderMutations::originatingIdentity,
                    HeaderMutations::contentType,
                    HeaderMutations::contentType,
                    HeaderMutations::extra,
                    HeaderMutations::extra,
                    HeaderMutations::caseOfNames,
                    HeaderMutations::doubled,
                    HeaderMutations::chunks,
                    HeaderMutations::chunks,
                    HeaderMutations::authorization);

    private static final String VERSION = "X-Broker-API-Version";
    private static final String ORIGIN = "X-Broker-API-Originating-Identity";
    private static final List<String> VERSIONS =
            List.of(
                    "",
                    "2",
                    "2.",
                    ".17",
                    "2.17.0",
                    "2.12",
                    "2.99",
                    "2.999999",
                    "2.9999999",
                    "3.0",
                    "1.0",
                    "-2.17",
                    "2.-17",
                    "02.17",
                    "2.017",
                    " 2.17 ",
                    "2.17,2.17",
                    "v2.17",
                    "2,17",
                    "\u00b2.17",
                    "2.x",
                    "9".repeat(400) + ".1",
                    "2.17\tx");
    private static final List<String> IDENTITIES =
            List.of(
                    "",
                    " ",
                    "a b",
                    "r".repeat(1_024),
                    "r".repeat(1_025),
                    "\u00e9",
                    "\u0080",
                    "%0d%0aX: y",
                    "${jndi:x}",
                    "<b>",
                    "\"",
                    "request=other instance=x",
                    "-",
                    "a\tb");
    private static final List<String> TYPES =
            List.of(
                    "",
                    "text/plain",
                    "application/json; charset=utf-16",
                    "application/json;;;",
                    "APPLICATION/JSON",
                    "application/json, text/html",
                    "*/*",
                    "application/",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "application/json; charset=\"",
                    "/",
                    ";",
                    "application/problem+json",
                    "\u00fe\u00ff",
                    "json" + "x".repeat(9_000));
    private static final List<String> ORIGINS =
            List.of(
                    "e30=",
                    "e30",
                    "bnVsbA==",
                    "W10=",
                    "%%%",
                    "",
                    "eyJhIjoxLCJhIjoyfQ==",
                    "eyJhIjoiXHUwMDAwIn0=",
                    "/////w==",
                    "eyJhIjo",
                    "e30=e30=",
                    "e3 0=");
    private static final List<Pair> EXTRA =
            List.of(
                    new Pair("Expect", "100-continue"),
                    new Pair("Expect", "200-ok"),
                    new Pair("Connection", "close"),
                    new Pair("Connection", "Upgrade"),
                    new Pair("Connection", "keep-alive, Authorization"),
                    new Pair("Upgrade", "h2c"),
                    new Pair("HTTP2-Settings", "AAMAAABkAAQAAP__"),
                    new Pair("Host", "evil.example"),
                    new Pair("Host", "a b\\c"),
                    new Pair("X-HTTP-Method-Override", "DELETE"),
                    new Pair("X-Forwarded-For", "127.0.0.1, ::1, x"),
                    new Pair("Forwarded", "for=\"[::1]\";proto=https"),
                    new Pair("X-Original-URL", "/v2/catalog"),
                    new Pair("Accept", "text/html;q=1.0, */*;q=x"),
                    new Pair("Accept-Encoding", "gzip, br, *;q=0"),
                    new Pair("Content-Encoding", "gzip"),
                    new Pair("Range", "bytes=0-0,99999999999-"),
                    new Pair("If-None-Match", "*"),
                    new Pair("If-None-Match", "\"" + "x".repeat(3_000)),
                    new Pair("If-Modified-Since", "yesterday"),
                    new Pair("Cookie", "a=" + "b".repeat(8_000)),
                    new Pair("TE", "trailers"),
                    new Pair("Trailer", "X-Broker-API-Version"),
                    new Pair("Content-Length", "0"),
                    new Pair("traceparent", "00-0-0-zz"),
                    new Pair("X-Empty", ""),
                    new Pair("x".repeat(300), "y"),
                    new Pair("X-Bytes", "\u0080\u00ff\u00e9"));

    private HeaderMutations() {}

    private static void replace(Draft draft, String name, String value) {
        remove(draft, name);
        draft.headers().add(new Pair(name, value));
    }

    private static void remove(Draft draft, String name) {
        draft.headers().removeIf(pair -> pair.name().equalsIgnoreCase(name));
    }

    private static String version(Draft draft, Chance chance) {
        if (chance.oneIn(8)) {
            remove(draft, VERSION);
        } else {
            replace(draft, VERSION, chance.pick(VERSIONS));
        }
        return "version";
    }

    private static String identity(Draft draft, Chance chance) {
        if (chance.oneIn(4)) {
            remove(draft, Draft.IDENTITY);
        } else {
            replace(draft, Draft.IDENTITY, chance.pick(IDENTITIES));
        }
        return "request identity";
    }

    private static String originatingIdentity(Draft draft, Chance chance) {
        String encoded =
                chance.oneIn(2)
                        ? chance.pick(ORIGINS)
                        : Base64.getEncoder()
                                .encodeToString(
                                        chance.pick(
                                                        chance.oneIn(2)
                                                                ? Hostile.LITERALS
                                                                : List.of(
                                                                        Hostile.nested(70),
                                                                        "{\"a\":"
                                                                                + Hostile.nested(62)
                                                                                + "}",
                                                                        "{\"a\":\"\\ud800\"}",
                                                                        "{\"a\":1e9999}"))
                                                .getBytes(StandardCharsets.UTF_8));
        String platform =
                chance.pick(
                        List.of(
                                "cloudfoundry",
                                "kubernetes",
                                "",
                                "a b",
                                "\u00e9",
                                "x".repeat(3_000)));
        replace(draft, ORIGIN, platform + chance.pick(List.of(" ", "  ", "", "\t")) + encoded);
        return "originating identity";
    }

    private static String contentType(Draft draft, Chance chance) {
        if (chance.oneIn(5)) {
            remove(draft, "Content-Type");
        } else {
            replace(draft, "Content-Type", chance.pick(TYPES));
        }
        return "content type";
    }

    private static String extra(Draft draft, Chance chance) {
        if (chance.oneIn(40)) {
            for (int i = 0; i < 900; i++) {
                draft.headers().add(new Pair("X-Many-" + i, "v"));
            }
            return "many headers";
        }
        Pair pair = chance.pick(EXTRA);
        draft.headers().add(pair);
        return "header " + pair.name();
    }

    private static String caseOfNames(Draft draft, Chance chance) {
        boolean upper = chance.oneIn(2);
        draft.headers()
                .replaceAll(
                        pair ->
                                new Pair(
                                        upper
                                                ? pair.name().toUpperCase(Locale.ROOT)
                                                : pair.name().toLowerCase(Locale.ROOT),
                                        pair.value()));
        return "case of names";
    }

    private static String doubled(Draft draft, Chance chance) {
        Pair pair = chance.pick(draft.headers());
        draft.headers().add(chance.oneIn(2) ? pair : new Pair(pair.name(), "other"));
        return "doubled " + pair.name();
    }

    private static String chunks(Draft draft, Chance chance) {
        draft.chunks();
        return "chunks";
    }

    /* Nothing that costs the broker a hash, or that looks like somebody who guesses passwords. */
    private static String authorization(Draft draft, Chance chance) {
        if (chance.oneIn(2)) {
            remove(draft, "Authorization");
        } else {
            replace(
                    draft,
                    "Authorization",
                    chance.pick(
                            List.of(
                                    "",
                                    "Basic",
                                    "Basic ",
                                    "Basic %%%",
                                    "Bearer x",
                                    "Basic YQ==",
                                    "\u00ff")));
        }
        return "authorization";
    }
}
