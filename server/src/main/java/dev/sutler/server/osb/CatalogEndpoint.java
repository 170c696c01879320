package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// `GET /v2/catalog` (specification, "Catalog Management"). The catalog is encoded once, and a
/// client that has it already is told so.
final class CatalogEndpoint implements Endpoint {

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private final Broker broker;
    private final AtomicReference<Optional<Encoded>> latest =
            new AtomicReference<>(Optional.empty());

    private record Encoded(
            Catalog catalog, HttpResponse whole, String tag, HttpResponse unchanged) {

        static Encoded of(Catalog catalog) {
            byte[] bytes = WRITER.writeValueAsBytes(catalog.wire());
            String tag = digest(bytes);
            return new Encoded(
                    catalog,
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
        Encoded encoded = encoded(broker.catalog());
        boolean known =
                call.request().headers().all("If-None-Match").stream()
                        .anyMatch(value -> names(value, encoded.tag));
        return known ? encoded.unchanged : encoded.whole;
    }

    /* A catalog never changes; a new one is a new object. */
    private Encoded encoded(Catalog catalog) {
        return latest.get()
                .filter(known -> known.catalog == catalog)
                .orElseGet(
                        () -> {
                            Encoded fresh = Encoded.of(catalog);
                            latest.set(Optional.of(fresh));
                            return fresh;
                        });
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
