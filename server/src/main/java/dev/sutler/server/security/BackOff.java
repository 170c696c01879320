package dev.sutler.server.security;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Makes those wait who fail to log in again and again, or to show that a notice of theirs is
/// genuine, the longer the more often.
///
/// Two things are counted: failures of one source with one user name, and failures of one source
/// altogether. Behind a proxy all requests have one source, so the second is lax: one client with a
/// wrong password never gets there, because it waits on its own account, and the wait is short. It
/// does not hold for a source and a user name that have logged in before.
public final class BackOff {

    private static final Failures.Rule STRICT =
            new Failures.Rule(5, Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Failures.Rule LAX =
            new Failures.Rule(100, Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final Failures<Attempt> ofPair;
    private final Failures<String> ofSource;
    private final Recent<Attempt, Boolean> welcome = new Recent<>(1_000);

    /// @param nanoTime a monotonic clock
    public BackOff(LongSupplier nanoTime) {
        this.ofPair = new Failures<>(STRICT, nanoTime);
        this.ofSource = new Failures<>(LAX, nanoTime);
    }

    /// Somebody who tries to log in, or to be heard.
    ///
    /// @param source where from; an IPv6 network is one source, since its hosts are free to take
    ///   any address
    /// @param username as whom, or where; every one that is too long to exist is the same
    public record Attempt(String source, String username) {

        private static final int LONGEST_USERNAME = 255;
        private static final int NETWORK_BYTES = 8;

        /// @param host the address that the connection comes from
        public static Attempt of(String host, String username) {
            return new Attempt(source(host), username.length() > LONGEST_USERNAME ? "" : username);
        }

        private static String source(String host) {
            if (host.indexOf(':') < 0) {
                return host;
            }
            try {
                byte[] address = InetAddress.ofLiteral(host).getAddress();
                return HexFormat.of()
                        .formatHex(Arrays.copyOf(address, Math.min(address.length, NETWORK_BYTES)));
            } catch (IllegalArgumentException other) {
                return host.toLowerCase(Locale.ROOT);
            }
        }
    }

    /// How long this one still has to wait; empty when it may try.
    public Optional<Duration> wait(Attempt attempt) {
        Optional<Duration> own = ofPair.wait(attempt);
        return own.isPresent() || welcome.get(attempt).isPresent()
                ? own
                : ofSource.wait(attempt.source());
    }

    /// What came of a try.
    public void note(Attempt attempt, boolean loggedIn) {
        if (loggedIn) {
            ofPair.forget(attempt);
            welcome.put(attempt, true);
        } else {
            ofPair.add(attempt);
            ofSource.add(attempt.source());
        }
    }
}
