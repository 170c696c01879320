package dev.sutler.gitops.tool;

import static dev.sutler.gitops.tool.ToolRig.fails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.tool.Awaited.Goal;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Waiting for what a pipeline says, while it says it.
final class WaitingTest {

    private static final String STATUS = Layout.instanceStatus(Wanted.ID);

    @TempDir private Path directory = Path.of("");

    private final List<String> said = new ArrayList<>();
    private ToolRig rig;
    private Path clone;

    @BeforeEach
    void prepare() {
        rig = new ToolRig(directory);
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-1", false));
        clone = rig.cloned("clone");
    }

    private void says(State state, String description, String operation) {
        rig.meanwhile(
                () ->
                        rig.shared.commit(
                                Map.of(STATUS, Wanted.status(state, description, operation))));
    }

    private Object await(Goal goal, Optional<String> operation) {
        try (Clone opened = rig.open(clone)) {
            opened.await(
                    new Awaited(
                            ToolRig.instance(),
                            goal,
                            operation,
                            Duration.ofMinutes(1),
                            Duration.ofSeconds(5)),
                    said::add);
        }
        return goal;
    }

    @Test
    void endsWhenThePipelineHasSucceeded() {
        says(State.IN_PROGRESS, "half", "op-1");
        rig.meanwhile(() -> {});
        says(State.SUCCEEDED, "done", "op-1");
        var _ = await(Goal.SUCCEEDED, Optional.empty());
        assertThat(said).containsExactly("in progress: half", "succeeded: done");
    }

    @Test
    void endsOtherwiseWhenItHasFailed() {
        says(State.FAILED, "no room", "");
        fails(Kind.NOT_SO, () -> await(Goal.SUCCEEDED, Optional.empty()));
        assertThat(said).containsExactly("failed: no room");
        var _ = await(Goal.FAILED, Optional.empty());
        var _ = await(Goal.FINISHED, Optional.of("op-1"));
    }

    @Test
    void passesOverWhatIsSaidAboutAnotherOperation() {
        says(State.SUCCEEDED, "old", "op-0");
        fails(Kind.NOT_SO, () -> await(Goal.SUCCEEDED, Optional.empty()));
        assertThat(said).isEmpty();
    }

    @Test
    void goesOnWhereNobodyCanReadWhatIsSaid() {
        rig.meanwhile(() -> rig.shared.commit(Map.of(STATUS, "status: done\n")));
        says(State.SUCCEEDED, "", "op-1");
        var _ = await(Goal.SUCCEEDED, Optional.empty());
        assertThat(said.getFirst()).startsWith(STATUS + ": line 1: ");
    }

    @Test
    void endsWhenTheBrokerWantsSomethingElse() {
        rig.meanwhile(() -> rig.shared.commit(Wanted.instance(Wanted.ID, "op-2", true)));
        fails(Kind.TOO_LATE, () -> await(Goal.SUCCEEDED, Optional.empty()));
        fails(Kind.TOO_LATE, () -> await(Goal.SUCCEEDED, Optional.of("op-1")));
    }

    @Test
    void endsWhereThereIsNoSuchThing() {
        rig.shared.commit(Map.of(Layout.instance(Wanted.ID), SharedRepository.GONE, "a", "b"));
        fails(Kind.NO_SUCH, () -> await(Goal.SUCCEEDED, Optional.empty()));
    }
}
