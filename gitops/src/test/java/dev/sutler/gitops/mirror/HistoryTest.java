package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.untilAt;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Who wrote what, and whether that was before or after something else.
final class HistoryTest {

    private static final String STATUS = "instances/i/status.yml";
    private static final Map<String, String> DONE = Map.of(STATUS, "status: succeeded");
    private static final Map<String, String> OTHER = Map.of("other.yml", "x");

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;
    private Mirror mirror;
    private String first = "";
    private int clock;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
        remote = new TestRemote(folder.resolve("remote.git"));
        first = make(Map.of("catalog.yml", "x"));
        mirror = rig.open(remote, "a");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private String make(Map<String, String> files, String... parents) {
        return remote.make(List.of(parents), files, START.plusSeconds(clock++));
    }

    private Snapshot at(String commit) {
        boolean _ = remote.move(remote.tip(), commit);
        return untilAt(mirror, commit);
    }

    @Test
    void whatWasWrittenBeforeIsNotAfter() {
        String done = make(DONE, first);
        String ours = make(OTHER, done);

        assertThat(at(ours).writtenAfter(STATUS, ours)).isFalse();
        assertThat(at(ours).writtenAfter(STATUS, done)).isFalse();
        assertThat(at(ours).writtenAfter(STATUS, first)).isTrue();
    }

    @Test
    void whatWasWrittenLaterIsAfter() {
        String ours = make(OTHER, first);
        String done = make(DONE, ours);
        String later = make(Map.of("other.yml", "y"), done);

        assertThat(at(later).writtenAfter(STATUS, ours)).isTrue();
    }

    @Test
    void whatIsWrittenAgainWithTheSameContentIsNotWritten() {
        String done = make(DONE, first);
        String ours = make(OTHER, done);
        String same = make(DONE, ours);

        assertThat(at(same).writtenAfter(STATUS, ours)).isFalse();
    }

    @Test
    void whatCameInByAMergeFromBeforeIsNotAfter() {
        String side = make(DONE, first);
        String ours = make(OTHER, first);
        String merge = make(DONE, ours, side);

        assertThat(at(merge).writtenAfter(STATUS, ours)).isFalse();
        assertThat(at(merge).writtenAfter(STATUS, first)).isTrue();
        // The other way round, as a pipeline merges that pulls.
        String mirrored = make(OTHER, side, ours);
        assertThat(at(mirrored).writtenAfter(STATUS, ours)).isFalse();
    }

    @Test
    void whatCameInByAMergeFromAfterIsAfter() {
        String ours = make(OTHER, first);
        String done = make(DONE, ours);
        String main = make(Map.of("more.yml", "x"), ours);
        String merge = make(DONE, main, done);

        assertThat(at(merge).writtenAfter(STATUS, ours)).isTrue();
        assertThat(at(merge).writtenAfter(STATUS, main)).isFalse();
    }

    @Test
    void aMergeWithTheSameOnBothSidesCountsForTheSideThatWroteItAfter() {
        String old = make(DONE, first);
        String ours = make(Map.of(STATUS, "status: in progress"), old);
        String done = make(DONE, ours);
        String merge = make(OTHER, old, done);

        assertThat(at(merge).writtenAfter(STATUS, ours)).isTrue();
    }

    @Test
    void aMergeThatWritesIsAfterBothSides() {
        String ours = make(OTHER, first);
        String side = make(Map.of("side.yml", "x"), first);
        String merge = make(DONE, ours, side);

        assertThat(at(merge).writtenAfter(STATUS, ours)).isTrue();
    }

    @Test
    void whatWasMadeEarlierAndPutOnTopIsNotAfter() {
        String ours = make(OTHER, first);
        String rebased =
                remote.make(List.of(ours), DONE, START.minusSeconds(60), START.plusSeconds(1000));

        assertThat(at(rebased).writtenAfter(STATUS, ours)).isFalse();
    }

    @Test
    void whatWasMadeLaterAndPutOnTopIsAfter() {
        String ours = make(OTHER, first);
        String rebased =
                remote.make(List.of(ours), DONE, START.plusSeconds(900), START.plusSeconds(1000));

        assertThat(at(rebased).writtenAfter(STATUS, ours)).isTrue();
    }

    @Test
    void aPipelineWhoseClockIsSlowIsStillAfter() {
        String ours = make(OTHER, first);
        Instant slow = START.minus(Duration.ofHours(1));
        String done = remote.make(List.of(ours), DONE, slow, slow);

        assertThat(at(done).writtenAfter(STATUS, ours)).isTrue();
    }

    @Test
    void aCommitThatIsNowhereHasNothingAfterIt() {
        Snapshot now = at(make(DONE, first));

        assertThat(now.writtenAfter(STATUS, "0123456789012345678901234567890123456789")).isFalse();
        assertThat(now.writtenAfter(STATUS, "nonsense")).isFalse();
        assertThat(now.writtenAfter("instances/none", first)).isFalse();
    }

    @Test
    void theFirstCommitOfAnUnbrokenRunIsFound() {
        Predicate<byte[]> ours = bytes -> new String(bytes, UTF_8).contains("ours");
        String one = make(Map.of(STATUS, "ours 1"), first);
        String broken = make(Map.of(STATUS, "theirs"), one);
        String two = make(Map.of(STATUS, "ours 2"), broken);
        String between = make(OTHER, two);
        String three = make(Map.of(STATUS, "ours 3"), between);
        String last = make(Map.of("more.yml", "x"), three);

        assertThat(at(last).introduced(STATUS, ours)).contains(two);
        assertThat(at(last).introduced(STATUS, bytes -> false)).isEmpty();
        assertThat(at(last).introduced("instances/none", bytes -> true)).isEmpty();
        assertThat(at(one).introduced(STATUS, ours)).contains(one);
    }

    @Test
    void theFirstCommitIsFoundOnTheSideThatWroteIt() {
        Predicate<byte[]> any = bytes -> true;
        String done = make(DONE, first);
        String main = make(OTHER, first);
        String merge = make(DONE, main, done);

        assertThat(at(merge).introduced(STATUS, any)).contains(done);
        assertThat(at(first).introduced("catalog.yml", any)).contains(first);
    }
}
