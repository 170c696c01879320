package dev.sutler.rig.proxy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// One of the things that keep the broker right, which a run can do without: then the run must
/// fail.
///
/// They are removed on the wire, from the statements that the broker sends, so that no switch for
/// any of them stands in the broker.
public enum Safeguard {

    /// A worker's writes name the epoch of its claim.
    EPOCH_CHECK(
            Pattern.compile(
                    "\\bepoch = (\\$\\d+)( AND (?:finished_at IS NULL|lease_owner IS NOT NULL))"),
            "$1 IS NOT NULL$2"),

    /// The database decides who is first. Here only what moves a resource's version; the unique
    /// indexes are dropped in the store.
    UNIQUE_INDEX(Pattern.compile("\\bversion = (\\$\\d+)"), "$1 IS NOT NULL"),

    /// A resource and its operation change in one transaction. Without it the first is written, and
    /// now and then the broker dies before the second.
    ONE_TRANSACTION(
            Pattern.compile(
                    "( AS holder)(?=\\s+RETURNING)| (FROM|USING) done\\s+WHERE (?=[ib]\\.)"),
            ""),

    /// What a failed provision or bind has made is removed before the failure is reported.
    COMPENSATION(
            Pattern.compile(
                    "(?s)^(.*)state = 'compensating',(\\s+abandoned.*) SELECT 1 FROM done$"),
            """
            $1state = 'failed', finished_at = clock_timestamp(), lease_owner = NULL,
                lease_until = NULL,$2,
            instance AS (
                UPDATE service_instance i SET state = 'failed', version = version + 1 FROM done
                WHERE i.id = done.instance_id AND done.binding_id IS NULL),
            binding AS (
                UPDATE service_binding b SET state = 'failed', version = version + 1 FROM done
                WHERE b.instance_id = done.instance_id AND b.id = done.binding_id)
            SELECT 1 FROM done WHERE false
            """);

    private static final double HALVED = 0.08;

    private final Pattern pattern;
    private final String replacement;

    Safeguard(Pattern pattern, String replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
    }

    /// Removes it.
    ///
    /// @param random decides when a broker dies between two halves; safe for several threads
    /// @param removed counts the statements that were changed
    /// @param kill ends the broker
    public Tampering removed(RandomGenerator random, AtomicInteger removed, Runnable kill) {
        return new Tampering() {
            @Override
            public String always(String sql) {
                return Safeguard.this == ONE_TRANSACTION ? sql : changed(sql, removed);
            }

            @Override
            public Optional<String> half(String sql) {
                return Safeguard.this == ONE_TRANSACTION
                                && pattern.matcher(sql).find()
                                && random.nextDouble() < HALVED
                        ? Optional.of(halfOf(sql))
                        : Optional.empty();
            }

            @Override
            public void halved() {
                removed.incrementAndGet();
                kill.run();
            }
        };
    }

    private String changed(String sql, AtomicInteger removed) {
        var found = pattern.matcher(sql);
        if (!found.find()) {
            return sql;
        }
        removed.incrementAndGet();
        return found.replaceAll(replacement);
    }

    /* Both ways round: the resource without its operation, and the operation without its resource. */
    private String halfOf(String sql) {
        return pattern.matcher(sql)
                .replaceAll(
                        match ->
                                match.group(1) == null
                                        ? " " + match.group(2) + " done WHERE false AND "
                                        : " AS holder WHERE false");
    }
}
