package dev.sutler.server.security;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.observability.LogContext;

import java.security.cert.X509Certificate;
import java.util.Optional;

/// Lets a request pass whose connection showed the certificate of a platform, and leaves the others
/// to passwords.
///
/// A request with both must have both right, and of the same platform: put [#agreeing] behind the
/// passwords for that.
public final class CertificateAuthentication implements HttpHandler {

    private final CertificatePlatforms platforms;
    private final HttpHandler passwords;
    private final PlatformHandler next;

    /// @param platforms whose certificates are known
    /// @param passwords answers requests that have a password, or nothing at all
    /// @param next answers what passes with a certificate alone
    public CertificateAuthentication(
            CertificatePlatforms platforms, HttpHandler passwords, PlatformHandler next) {
        this.platforms = platforms;
        this.passwords = passwords;
        this.next = next;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Optional<X509Certificate> shown = request.peer().certificate();
        if (shown.isEmpty()) {
            return passwords.handle(request);
        }
        if (platforms.expired(shown.get())) {
            return unauthorized(
                            "The client certificate has expired since this connection was made."
                                    + " Renew it, and connect again.")
                    .andClose();
        }
        if (!request.headers().all("Authorization").isEmpty()) {
            return passwords.handle(request);
        }
        return platforms
                .platform(shown.get())
                .map(platform -> pass(request, platform))
                .orElseGet(
                        () ->
                                unauthorized(
                                        "The client certificate is trusted, but belongs to no"
                                                + " platform. Name it in the platform's"
                                                + " `client-certificates`, or authenticate with"
                                                + " HTTP Basic."));
    }

    private HttpResponse pass(HttpRequest request, String platform) {
        LogContext.PLATFORM.set(platform);
        return next.handle(request, platform);
    }

    /// Lets what has passed with a password go on, unless the connection showed the certificate of
    /// another platform.
    ///
    /// @param next answers what passes
    public static PlatformHandler agreeing(CertificatePlatforms platforms, PlatformHandler next) {
        return (request, platform) -> {
            boolean agree =
                    request.peer()
                            .certificate()
                            .flatMap(platforms::platform)
                            .map(platform::equals)
                            .orElse(true);
            return agree
                    ? next.handle(request, platform)
                    : unauthorized(
                            "The client certificate and the password belong to different platforms."
                                    + " Send those of one.");
        };
    }

    private static HttpResponse unauthorized(String description) {
        return HttpResponse.error(ErrorWord.UNAUTHORIZED, description)
                .with("WWW-Authenticate", "Basic realm=\"sutler\", charset=\"UTF-8\"");
    }
}
