package dev.sutler.server.security;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.spi.Secret;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Finds out who sent a request, by HTTP Basic (RFC 7617).
///
/// What was found right is not hashed again, and is never turned away: whoever fails to log in
/// makes no trouble for those who have.
///
/// @param <P> who it may be
final class LogIn<P> {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /* Of no password. A user name that does not exist costs as much time as one that does. */
    private static final Secret<String> DUMMY =
            Secret.of("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");

    private final String who;
    private final String realm;
    private final CredentialSource<P> source;
    private final VerifiedCredentials<P> verified;
    private final BackOff backOff;
    /* Hashing is slow on purpose: strangers must not be able to keep every processor busy with it. */
    private final Semaphore hashing;

    /// @param who may log in, for an error's sentence
    /// @param realm what the client may show to its user
    LogIn(
            String who,
            String realm,
            CredentialSource<P> source,
            SecureRandom random,
            LongSupplier nanoTime) {
        this.who = who;
        this.realm = realm;
        this.source = source;
        this.verified = new VerifiedCredentials<>(random, nanoTime, REMEMBERED);
        this.backOff = new BackOff(nanoTime);
        this.hashing =
                new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    }

    HttpResponse handle(HttpRequest request, Function<P, HttpResponse> next) {
        Optional<BasicCredentials> credentials = BasicCredentials.of(request.headers());
        if (credentials.isEmpty()) {
            return unauthorized();
        }
        Optional<P> known = known(credentials.get());
        return known.isPresent()
                ? next.apply(known.get())
                : stranger(request, credentials.get(), next);
    }

    /* What was right stays right as long as the very same credential is there. */
    private Optional<P> known(BasicCredentials credentials) {
        Optional<Credential<P>> right = verified.find(credentials);
        if (right.isEmpty()) {
            return Optional.empty();
        }
        if (!source.withUsername(credentials.username()).contains(right.get())) {
            verified.forget(credentials);
            return Optional.empty();
        }
        source.used(credentials.username());
        return right.map(Credential::holder);
    }

    private HttpResponse stranger(
            HttpRequest request, BasicCredentials credentials, Function<P, HttpResponse> next) {
        BackOff.Attempt attempt = BackOff.Attempt.of(request.peer().host(), credentials.username());
        Optional<Duration> wait = backOff.wait(attempt);
        if (wait.isPresent()) {
            return tooOften(wait.get());
        }
        if (!enter()) {
            return busy();
        }
        Optional<P> holder;
        try {
            // Whoever had the turn before may have verified the very same, or failed with it.
            holder = known(credentials);
            wait = holder.isPresent() ? Optional.empty() : backOff.wait(attempt);
            if (holder.isEmpty() && wait.isEmpty()) {
                holder = verify(credentials);
                backOff.note(attempt, holder.isPresent());
            }
        } finally {
            hashing.release();
        }
        if (wait.isPresent()) {
            return tooOften(wait.get());
        }
        return holder.map(next).orElseGet(this::unauthorized);
    }

    private boolean enter() {
        try {
            return hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<P> verify(BasicCredentials credentials) {
        List<Credential<P>> candidates = source.withUsername(credentials.username());
        if (candidates.isEmpty()) {
            PasswordHashes.matches(credentials.password(), DUMMY);
            return Optional.empty();
        }
        Optional<Credential<P>> right =
                candidates.stream()
                        .filter(each -> PasswordHashes.matches(credentials.password(), each.hash()))
                        .findFirst();
        right.ifPresent(
                credential -> {
                    verified.remember(credentials, credential);
                    source.used(credential.username());
                });
        return right.map(Credential::holder);
    }

    private HttpResponse unauthorized() {
        return HttpResponse.error(
                        ErrorWord.UNAUTHORIZED,
                        "Authenticate with HTTP Basic and the user name and password of "
                                + who
                                + ".")
                .with("WWW-Authenticate", "Basic realm=\"" + realm + "\", charset=\"UTF-8\"");
    }

    private static HttpResponse tooOften(Duration wait) {
        return HttpResponse.error(
                        ErrorWord.TOO_MANY_LOG_INS,
                        "Too many failed log-ins. Mend the user name and the password, and wait.")
                .withRetryAfter(wait);
    }

    private static HttpResponse busy() {
        return HttpResponse.error(
                        ErrorWord.TOO_BUSY, "Too many log-ins at once. Try again in a moment.")
                .withRetryAfter(Duration.ofSeconds(5));
    }
}
