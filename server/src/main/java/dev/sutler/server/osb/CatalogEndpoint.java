package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// `GET /v2/catalog` (specification, "Catalog Management"). What a platform may see is encoded
/// once, and a client that has it already is told so.
final class CatalogEndpoint implements Endpoint {

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private final Broker broker;
    private final AtomicReference<Optional<Edition>> latest =
            new AtomicReference<>(Optional.empty());

    /* What was encoded of one catalog: one view for each kind of platform. */
    private record Edition(Catalog whole, Map<Catalog, Encoded> views) {}

    private record Encoded(HttpResponse whole, String tag, HttpResponse unchanged) {

        static Encoded of(Catalog catalog) {
            byte[] bytes = WRITER.writeValueAsBytes(catalog.wire());
            String tag = digest(bytes);
            return new Encoded(
                    tagged(HttpResponse.encoded(200, bytes), tag),
                    tag,
                    tagged(HttpResponse.empty(304), tag));
        }

        private static HttpResponse tagged(HttpResponse response, String tag) {
            return response.with("ETag", tag).with("Cache-Control", "private, no-cache");
        }
    }

    CatalogEndpoint(Broker broker) {
        this.broker = broker;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        Encoded encoded = encoded(call.caller().platform());
        boolean known =
                call.request().headers().all("If-None-Match").stream()
                        .anyMatch(value -> names(value, encoded.tag));
        return known ? encoded.unchanged : encoded.whole;
    }

    /* A catalog never changes; a new one is a new object, and so is what each platform may see of it. */
    private Encoded encoded(String platform) {
        Edition edition = edition(broker.catalog());
        return edition.views.computeIfAbsent(broker.offeredTo(platform), Encoded::of);
    }

    private Edition edition(Catalog whole) {
        Optional<Edition> known = latest.get().filter(edition -> edition.whole == whole);
        if (known.isPresent()) {
            return known.get();
        }
        Edition fresh = new Edition(whole, new ConcurrentHashMap<>());
        latest.set(Optional.of(fresh));
        return fresh;
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(sum) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /* Our tags hold no comma, so cutting at commas cuts none of them in two. Weak comparison (RFC 9110, 13.1.2). */
    private static boolean names(String ifNoneMatch, String tag) {
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String stripped = candidate.strip();
            String strong = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
            if (strong.equals("*") || strong.equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
