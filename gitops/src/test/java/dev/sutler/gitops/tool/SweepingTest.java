package dev.sutler.gitops.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.State;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What is removed when it is gone for long, and what is not.
final class SweepingTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir private Path directory = Path.of("");

    private ToolRig rig;

    @BeforeEach
    void prepare() {
        rig = new ToolRig(directory);
        commit(100, Map.of("README.md", "mine\n"));
    }

    private void commit(int daysAgo, Map<String, String> files) {
        rig.shared.commit(files, before(daysAgo));
    }

    private Instant before(int days) {
        return rig.now().minus(Duration.ofDays(days));
    }

    private void gone(String id, int daysAgo) {
        commit(daysAgo + 1, Wanted.instance(id, "op-2", true));
        says(id, daysAgo, State.SUCCEEDED, "op-2");
    }

    private void says(String id, int daysAgo, State state, String operation) {
        commit(daysAgo, Map.of(Layout.instanceStatus(id), Wanted.status(state, "", operation)));
    }

    private void goneBinding(String id, String binding, int daysAgo) {
        commit(daysAgo + 1, Wanted.binding(id, binding, "op-b2", true));
        commit(
                daysAgo,
                Map.of(
                        Layout.bindingStatus(id, binding),
                        Wanted.status(State.SUCCEEDED, "", "op-b2")));
    }

    private Sweep plan() {
        try (Clone clone = rig.open(rig.cloned("planned"))) {
            return clone.plan(MONTH);
        }
    }

    @Test
    void removesWhatIsGoneForLongAndNothingElse() {
        gone("old", 40);
        goneBinding("old", "b", 45);
        gone("young", 20);
        commit(50, Wanted.instance("alive", "op-1", false));
        says("alive", 50, State.SUCCEEDED, "op-1");
        goneBinding("alive", "unbound", 40);
        commit(50, Wanted.binding("alive", "bound", "op-b1", false));
        commit(60, Wanted.instance("failing", "op-2", true));
        says("failing", 60, State.FAILED, "op-2");
        commit(60, Wanted.instance("late", "op-3", true));
        says("late", 60, State.SUCCEEDED, "op-2");
        commit(60, Map.of("instances/odd/status.yml", "status: succeeded\n"));
        Path place = rig.cloned("clone");
        try (Clone clone = rig.open(place)) {
            Sweep sweep = clone.plan(MONTH);
            assertThat(sweep.removals())
                    .containsExactly(
                            new Sweep.Removal("instances/alive/bindings/unbound", true, 2),
                            new Sweep.Removal("instances/old", false, 4));
            assertThat(rig.shared.files()).containsKey(Layout.instance("old"));

            clone.sweep(MONTH, true);
        }
        Map<String, String> after = rig.shared.files();
        assertThat(after.keySet())
                .noneMatch(path -> path.startsWith("instances/old/"))
                .noneMatch(path -> path.contains("unbound"))
                .contains(
                        "README.md",
                        Layout.instance("young"),
                        Layout.instance("alive"),
                        Layout.binding("alive", "bound"),
                        Layout.instance("failing"),
                        Layout.instance("late"),
                        "instances/odd/status.yml");
        assertThat(place.resolve("instances/old")).doesNotExist();
        assertThat(plan().removals()).isEmpty();
    }

    @Test
    void keepsAnInstanceWithBindingsThatAreNotGone() {
        commit(60, Wanted.binding("old", "b", "op-b1", false));
        gone("old", 40);
        assertThat(plan().removals()).isEmpty();
        assertThat(rig.shared.files()).containsKey(Layout.binding("old", "b"));
    }

    @Test
    void countsFromTheLastChangeOfAnythingInIt() {
        gone("old", 40);
        commit(10, Map.of("instances/old/params.yml", "a: b\n"));
        assertThat(plan().removals()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsAskedForAgainMeanwhile() {
        gone("old", 40);
        gone("older", 50);
        Path place = rig.cloned("clone");
        rig.shared.commit(Wanted.instance("old", "op-4", false), rig.now());
        try (Clone clone = rig.open(place)) {
            clone.sweep(MONTH, true);
        }
        assertThat(rig.shared.files())
                .containsKey(Layout.instance("old"))
                .doesNotContainKey(Layout.instance("older"));
    }

    @Test
    void knowsThatAShallowCloneDoesNotKnow() throws Exception {
        gone("old", 40);
        rig.shared.commit(Map.of("README.md", "new\n"), rig.now());
        Path shallow = directory.resolve("shallow");
        Git.cloneRepository()
                .setURI(rig.shared.directory().toUri().toString())
                .setDirectory(shallow.toFile())
                .setDepth(1)
                .call()
                .close();
        try (Clone clone = rig.open(shallow)) {
            assertThat(clone.plan(MONTH).removals()).isEmpty();
            assertThat(clone.plan(MONTH).shallow()).isTrue();
        }
    }
}
