package dev.sutler.gitops.tool;

import static dev.sutler.gitops.tool.ToolRig.fails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a clone shows.
final class LookingTest {

    @TempDir private Path directory = Path.of("");

    private ToolRig rig;

    @BeforeEach
    void prepare() {
        rig = new ToolRig(directory);
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-2", false));
        rig.shared.commit(Wanted.binding(Wanted.ID, Wanted.BINDING, "op-b1", false));
        rig.shared.commit(Wanted.binding(Wanted.ID, "other", "op-b1", false));
        rig.shared.commit(
                Map.of(
                        Layout.credentials(Wanted.ID, Wanted.BINDING),
                        "user: u\nnested: {password: hush, ports: [1]}\n"));
    }

    private Clone opened() {
        return rig.open(rig.shared.directory());
    }

    @Test
    void listsWhatThereIs() {
        rig.shared.commit(Map.of("instances/broken/instance.yml", "a: [\n"));
        rig.shared.commit(Wanted.instance("URN:a/b", "op-1", true));
        try (Clone clone = opened()) {
            assertThat(clone.list())
                    .containsExactly(
                            new Listed(
                                    "URN:a/b",
                                    "managed-vnet",
                                    "small",
                                    Answered.IN_PROGRESS,
                                    true,
                                    "webshop/dev",
                                    List.of(),
                                    true),
                            new Listed(
                                    Wanted.ID,
                                    "managed-vnet",
                                    "small",
                                    Answered.IN_PROGRESS,
                                    false,
                                    "webshop/dev",
                                    List.of(Answered.NONE, Answered.NONE),
                                    true),
                            new Listed(
                                    "broken",
                                    "",
                                    "",
                                    Answered.UNCLEAR,
                                    false,
                                    "",
                                    List.of(),
                                    false));
        }
    }

    @Test
    void countsAnAnswerToAnEarlierOperationAsNone() {
        rig.shared.commit(
                Map.of(
                        Layout.instanceStatus(Wanted.ID),
                        Wanted.status(State.SUCCEEDED, "", "op-1")));
        try (Clone clone = opened()) {
            assertThat(clone.list().getFirst().answered()).isEqualTo(Answered.NONE);
        }
    }

    @Test
    void showsAllFilesOfAnInstanceInOneObject() {
        try (Clone clone = opened()) {
            JsonNode shown = clone.show(ToolRig.instance(), false);
            assertThat(shown.propertyNames())
                    .containsExactly(
                            "instance", "bindings", "status", "servicePlan", "manualParameters");
            assertThat(shown.path("bindings").size()).isEqualTo(2);
            assertThat(shown.path("servicePlan").path("name").asString()).isEqualTo("small");
            assertThat(shown.path("manualParameters").isNull()).isTrue();
            assertThat(shown.path("status").path("status").asString()).isEqualTo("in progress");
            assertThat(shown.toString()).doesNotContain("hush").contains("password", "ports");
        }
    }

    @Test
    void showsOneBindingAndItsCredentialsToThoseWhoWantThem() {
        try (Clone clone = opened()) {
            JsonNode shown = clone.show(ToolRig.binding(), true);
            assertThat(shown.path("bindings").size()).isEqualTo(1);
            assertThat(shown.path("bindings").path(0).path("credentials").toString())
                    .isEqualTo("{\"user\":\"u\",\"nested\":{\"password\":\"hush\",\"ports\":[1]}}");
            fails(Kind.NO_SUCH, () -> clone.show(target("nobody", ""), false));
            fails(Kind.NO_SUCH, () -> clone.show(target(Wanted.ID, "nobody"), false));
            fails(Kind.NO_SUCH, () -> clone.show(target("../instances", ""), false));
        }
    }

    private static Target target(String instance, String binding) {
        return new Target(instance, Optional.of(binding).filter(id -> !id.isEmpty()));
    }

    @Test
    void findsAnInstanceByTheNameOfItsDirectory() {
        rig.shared.commit(Wanted.instance("URN:a/b", "op-1", false));
        try (Clone clone = opened()) {
            String name = clone.show(target("URN:a/b", ""), false).toString();
            assertThat(clone.show(target("%55%52%4e%3aa%2fb", ""), false).toString())
                    .isEqualTo(name);
        }
    }

    @Test
    void saysWhereThereIsNoClone() {
        fails(Kind.CANNOT, () -> rig.open(directory));
    }
}
