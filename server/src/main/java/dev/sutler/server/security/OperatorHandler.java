package dev.sutler.server.security;

import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

/// Answers requests of operators who have said who they are. Whether one may do what it asks for is
/// for the handler to check.
@FunctionalInterface
public interface OperatorHandler {

    /// @param operator whose credential was used
    HttpResponse handle(HttpRequest request, Operator operator);
}
