package dev.sutler.rig;

import dev.sutler.rig.nemesis.Nemesis;
import dev.sutler.rig.nemesis.Storm;
import dev.sutler.rig.proxy.Safeguard;
import dev.sutler.rig.traffic.Mix;
import dev.sutler.rig.traffic.Offer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a run is.
///
/// @param seed what all chance comes from
/// @param replicas how many brokers
/// @param storm how long things break
/// @param mix what clients do
/// @param plan what breaks
/// @param failpoints what breaks within the brokers
/// @param without the safeguard that is removed
/// @param folder where the artefacts go
/// @param keep whether a run that went well leaves them there, too
public record RunOptions(
        long seed,
        int replicas,
        Duration storm,
        Mix mix,
        Storm.Plan plan,
        String failpoints,
        Optional<Safeguard> without,
        Path folder,
        boolean keep) {

    private static final Duration SHORT = Duration.ofSeconds(6);
    private static final Duration LEASE = Duration.ofSeconds(6);

    /* Seldom enough that brokers live for a while: each store call has two sides, and a request makes several. */
    private static final String FAILPOINTS =
            String.join(
                    ";",
                    "store.begin.*=kill@0.001",
                    "store.record.*=kill@0.001",
                    "store.claim.*=kill@0.0001",
                    "store.renew.*=kill@0.0005",
                    "store.release.*=kill@0.005",
                    "provider.*.before=kill@0.003",
                    "provider.*.after=kill@0.003",
                    "http.answer.after=kill@0.0003",
                    "store.begin.*=throw@0.005",
                    "store.record.*=throw@0.01",
                    "store.renew.*=throw@0.02",
                    "provider.*.after=throw@0.02",
                    "store.record.*=pause:1500ms@0.005",
                    "provider.*.*=pause:7000ms@0.003",
                    "http.answer.after=pause:500ms@0.005");

    /// Everything at once.
    public static RunOptions storm(long seed, Duration storm, Path folder) {
        return new RunOptions(
                seed,
                3,
                storm,
                Mix.of(10),
                new Storm.Plan(
                        List.of(Nemesis.values()),
                        LEASE,
                        Duration.ofSeconds(2),
                        storm.compareTo(Duration.ofMinutes(3)) > 0
                                ? Duration.ofSeconds(10)
                                : Duration.ofSeconds(3)),
                FAILPOINTS,
                Optional.empty(),
                folder,
                false);
    }

    /// What hits one safeguard, without it: such a run must fail.
    public static RunOptions teeth(Safeguard without, long seed, Duration storm, Path folder) {
        Duration lease = Duration.ofSeconds(3);
        Offer brief = Offer.scripted("rig-async");
        return switch (without) {
            // Writes that arrive when another broker is at work already.
            case EPOCH_CHECK ->
                    new RunOptions(
                            seed,
                            2,
                            storm,
                            new Mix(12, List.of(brief), 0, 0, 0, 0, Duration.ofSeconds(15)),
                            calmFor(lease, Nemesis.LATE),
                            "provider.*.before=pause:3500ms@1",
                            Optional.of(without),
                            folder,
                            false);
            // Many who want the same at the same time.
            case UNIQUE_INDEX ->
                    new RunOptions(
                            seed,
                            2,
                            storm,
                            new Mix(8, List.of(brief), 0.4, 0.6, 0.2, 0, SHORT),
                            calmFor(lease, Nemesis.DELAY),
                            "",
                            Optional.of(without),
                            folder,
                            false);
            case ONE_TRANSACTION ->
                    new RunOptions(
                            seed,
                            2,
                            storm,
                            new Mix(4, List.of(brief), 0, 0, 0, 0.5, SHORT),
                            calmFor(lease, Nemesis.RESET),
                            "",
                            Optional.of(without),
                            folder,
                            false);
            case COMPENSATION ->
                    new RunOptions(
                            seed,
                            2,
                            storm,
                            new Mix(
                                    6,
                                    List.of(
                                            Offer.scripted("rig-doomed"),
                                            Offer.scripted("rig-doomed-bindings")),
                                    0,
                                    0,
                                    0,
                                    1,
                                    SHORT),
                            calmFor(lease, Nemesis.RESET),
                            "",
                            Optional.of(without),
                            folder,
                            false);
        };
    }

    private static Storm.Plan calmFor(Duration lease, Nemesis nemesis) {
        return new Storm.Plan(
                List.of(nemesis), lease, Duration.ofSeconds(3), Duration.ofSeconds(1));
    }

    /// The same, and a repository with a pipeline is one more back end.
    RunOptions withRepository() {
        return new RunOptions(
                seed,
                replicas,
                storm,
                mix.withRepository(),
                plan,
                failpoints,
                without,
                folder,
                keep);
    }

    /// The same, and the artefacts stay.
    RunOptions kept() {
        return new RunOptions(seed, replicas, storm, mix, plan, failpoints, without, folder, true);
    }

    Duration lease() {
        return plan.lease();
    }
}
