package dev.sutler.server.security;

import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

/// Answers requests of platforms that have said who they are.
@FunctionalInterface
public interface PlatformHandler {

    /// @param platform the name of the platform whose credential was used
    HttpResponse handle(HttpRequest request, String platform);
}
