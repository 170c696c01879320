package dev.sutler.server.admin;

import dev.sutler.server.http.HttpResponse;

/// Answers one kind of request of an operator who may ask it.
@FunctionalInterface
public interface AdminEndpoint {

    /// Answers; may throw what the rest of the server turns into an answer.
    HttpResponse answer(AdminCall call);
}
