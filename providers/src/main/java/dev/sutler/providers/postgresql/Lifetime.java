package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Validity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a binding's credentials are good for.
///
/// @param expiresAfter `expires-after`: counted from the bind; empty for ever
/// @param renewBefore `renew-before`: how long before they expire they should be renewed; a quarter
///   of their life when nothing is said
record Lifetime(Optional<Duration> expiresAfter, Optional<Duration> renewBefore) {

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final int QUARTER = 4;

    static Lifetime read(SettingsReader settings) {
        Optional<Duration> expiresAfter = settings.duration("expires-after");
        Optional<Duration> renewBefore = settings.duration("renew-before");
        boolean tooLong = expiresAfter.filter(life -> life.compareTo(LONGEST) > 0).isPresent();
        if (tooLong || expiresAfter.filter(life -> !life.isPositive()).isPresent()) {
            settings.problem("expires-after", "'expires-after' must be above 0s, at most 3650d.");
        }
        if (renewBefore.isPresent()
                && expiresAfter.filter(life -> renewBefore.get().compareTo(life) > 0).isPresent()) {
            settings.problem(
                    "renew-before", "'renew-before' must not be longer than 'expires-after'.");
        }
        return new Lifetime(expiresAfter, renewBefore);
    }

    /// This lifetime where it says something, the other where it does not.
    Lifetime over(Lifetime other) {
        return new Lifetime(
                expiresAfter.or(other::expiresAfter), renewBefore.or(other::renewBefore));
    }

    /// What credentials that are made at this moment are good for.
    Validity from(Instant now) {
        return expiresAfter
                .map(
                        life ->
                                new Validity(
                                        Optional.of(now.plus(life)),
                                        Optional.of(now.plus(life).minus(margin(life)))))
                .orElse(Validity.UNLIMITED);
    }

    private Duration margin(Duration life) {
        return renewBefore
                .filter(margin -> margin.compareTo(life) <= 0)
                .orElseGet(() -> life.dividedBy(QUARTER));
    }
}
