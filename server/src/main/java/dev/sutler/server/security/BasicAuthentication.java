package dev.sutler.server.security;

import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.observability.LogContext;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/// Lets a request pass when its credentials are those of a platform, else answers 401, or 429 to
/// whoever has failed too often.
///
/// A credential that was withdrawn stops working as soon as the source does not know it any more.
public final class BasicAuthentication implements HttpHandler {

    private final LogIn<String> logIn;
    private final PlatformHandler next;

    /// @param source the platforms' credentials
    /// @param next answers what passes
    /// @param random for a key that lives as long as this object
    /// @param nanoTime a monotonic clock
    public BasicAuthentication(
            CredentialSource<String> source,
            PlatformHandler next,
            SecureRandom random,
            LongSupplier nanoTime) {
        this.logIn = new LogIn<>("a platform", "sutler", source, random, nanoTime);
        this.next = next;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return logIn.handle(
                request,
                platform -> {
                    LogContext.PLATFORM.set(platform);
                    return next.handle(request, platform);
                });
    }
}
