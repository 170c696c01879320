package dev.sutler.server.osb;

import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpRequest;

import java.util.Locale;

/// Reads the JSON object that a request carries.
final class RequestBodies {

    private RequestBodies() {}

    /// @throws HttpProblem 400 when it says that it is something else than JSON, or is none
    static Fields fields(HttpRequest request) {
        request.headers().all("Content-Type").forEach(RequestBodies::checkMediaType);
        byte[] bytes = request.body().bytes();
        if (bytes.length == 0) {
            throw HttpProblem.badRequest("The request needs a JSON object as its body.");
        }
        return Fields.of(StrictJson.object(bytes, "The body"));
    }

    /* A missing header is none of ours: clients in use leave it out. Parameters such as charset are ignored. */
    private static void checkMediaType(String contentType) {
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!mediaType.isEmpty() && !mediaType.equals("application/json")) {
            throw HttpProblem.badRequest(
                    "The body must be application/json. Send it with that Content-Type.");
        }
    }
}
