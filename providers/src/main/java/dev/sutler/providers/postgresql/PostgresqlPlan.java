package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;

import java.time.Duration;
import java.util.Optional;

/// What a plan may set; the offering may set the same for all its plans.
///
/// @param connectionLimit `connection-limit`: how many connections a database takes at a time, from
///   all its logins
/// @param loginConnectionLimit `login-connection-limit`: how many one login may have
/// @param statementTimeout `statement-timeout`: when the server ends a statement, unless the
///   session says otherwise
/// @param lifetime how long a binding's credentials are good for
record PostgresqlPlan(
        Optional<Integer> connectionLimit,
        Optional<Integer> loginConnectionLimit,
        Optional<Duration> statementTimeout,
        Lifetime lifetime) {

    private static final int MOST_CONNECTIONS = 100_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(24);

    /// A setting that is wrong is added to the reader's problems and counts as missing.
    static PostgresqlPlan read(SettingsReader settings) {
        Optional<Duration> timeout = settings.duration("statement-timeout");
        if (timeout.filter(span -> span.compareTo(LONGEST_TIMEOUT) > 0).isPresent()) {
            settings.problem("statement-timeout", "'statement-timeout' must be at most 24d.");
        }
        return new PostgresqlPlan(
                settings.integer("connection-limit", 1, MOST_CONNECTIONS),
                settings.integer("login-connection-limit", 1, MOST_CONNECTIONS),
                timeout,
                Lifetime.read(settings));
    }

    /// This plan where it says something, the other where it does not.
    PostgresqlPlan over(PostgresqlPlan other) {
        return new PostgresqlPlan(
                connectionLimit.or(other::connectionLimit),
                loginConnectionLimit.or(other::loginConnectionLimit),
                statementTimeout.or(other::statementTimeout),
                lifetime.over(other.lifetime));
    }

    /// As PostgreSQL writes a limit: -1 for none.
    static int limit(Optional<Integer> limit) {
        return limit.orElse(-1);
    }
}
