package dev.sutler.server.security;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.observability.LogContext;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.spi.Secret;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets a request pass when its credentials are those of a platform, else answers 401.
///
/// A credential that was withdrawn or changed keeps working for up to a minute, on the processes
/// that saw it last.
public final class BasicAuthentication implements HttpHandler {

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /* Of no password. A user name that does not exist costs as much time as one that does. */
    private static final Secret<String> DUMMY =
            Secret.of("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");

    private final CredentialSource source;
    private final PlatformHandler next;
    private final VerifiedCredentials verified;
    /* Hashing is slow on purpose: strangers must not be able to keep every processor busy with it. */
    private final Semaphore hashing;

    /// @param source where credentials are kept
    /// @param next answers what passes
    /// @param random for a key that lives as long as this object
    /// @param nanoTime a monotonic clock
    public BasicAuthentication(
            CredentialSource source,
            PlatformHandler next,
            SecureRandom random,
            LongSupplier nanoTime) {
        this.source = source;
        this.next = next;
        this.verified = new VerifiedCredentials(random, nanoTime, REMEMBERED);
        this.hashing =
                new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Optional<BasicCredentials> credentials = BasicCredentials.of(request.headers());
        if (credentials.isEmpty()) {
            return unauthorized();
        }
        Optional<String> platform = verified.platform(credentials.get());
        if (platform.isEmpty()) {
            if (!enter()) {
                return busy();
            }
            try {
                // Whoever had the turn before may have verified the very same.
                platform = verified.platform(credentials.get()).or(() -> verify(credentials.get()));
            } finally {
                hashing.release();
            }
        }
        platform.ifPresent(LogContext.PLATFORM::set);
        return platform.map(name -> next.handle(request, name))
                .orElseGet(BasicAuthentication::unauthorized);
    }

    private boolean enter() {
        try {
            return hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<String> verify(BasicCredentials credentials) {
        List<Credential> candidates = source.withUsername(credentials.username());
        if (candidates.isEmpty()) {
            PasswordHashes.matches(credentials.password(), DUMMY);
            return Optional.empty();
        }
        Optional<String> platform =
                candidates.stream()
                        .filter(each -> PasswordHashes.matches(credentials.password(), each.hash()))
                        .map(Credential::platform)
                        .findFirst();
        platform.ifPresent(name -> verified.remember(credentials, name));
        return platform;
    }

    private static HttpResponse unauthorized() {
        return HttpResponse.error(
                        ErrorWord.UNAUTHORIZED,
                        "Authenticate with HTTP Basic and the user name and password of a"
                                + " platform.")
                .with("WWW-Authenticate", "Basic realm=\"sutler\", charset=\"UTF-8\"");
    }

    private static HttpResponse busy() {
        return HttpResponse.error(
                        ErrorWord.TOO_BUSY, "Too many log-ins at once. Try again in a moment.")
                .withRetryAfter(Duration.ofSeconds(5));
    }
}
