package dev.sutler.server.osb;

import dev.sutler.server.http.HttpResponse;

/// What one verb does on one route.
@FunctionalInterface
interface Endpoint {

    /// @throws dev.sutler.server.http.HttpProblem when the request is malformed
    HttpResponse answer(OsbCall call);
}
