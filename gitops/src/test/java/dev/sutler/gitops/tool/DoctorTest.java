package dev.sutler.gitops.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.tool.Finding.Severity;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every fault that the doctor knows, one at a time.
final class DoctorTest {

    private static final String FOLDER = "instances/" + Wanted.ID + "/";
    private static final String OTHER = "0a000000-1111-4222-8333-444455556666";

    @TempDir private Path directory = Path.of("");

    private ToolRig rig;

    @BeforeEach
    void prepare() {
        rig = new ToolRig(directory);
        Map<String, String> sound = new HashMap<>(Wanted.instance(Wanted.ID, "op-2", false));
        sound.putAll(Wanted.binding(Wanted.ID, Wanted.BINDING, "op-b1", false));
        sound.put("catalog.yml", "services:\n- {id: s, name: n, plans: [{id: p, name: small}]}\n");
        sound.put(Layout.credentials(Wanted.ID, Wanted.BINDING), "encrypted: a.b.c.d.e\n");
        sound.put("instances/.gitkeep", "");
        sound.put("pipeline.sh", "#!/bin/sh\n");
        rig.shared.commit(sound);
    }

    /* The doctor reads commits, so that nothing has to be checked out. */
    private List<Finding> examine(Map<String, String> files) {
        rig.shared.commit(files);
        try (Clone clone = rig.open(rig.shared.directory())) {
            return clone.examine();
        }
    }

    private Finding only(Map<String, String> files) {
        List<Finding> findings = examine(files);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private void error(String path, int line, String rule, Map<String, String> files) {
        Finding found = only(files);
        assertThat(found.severity()).as(found.sentence()).isEqualTo(Severity.ERROR);
        isAt(found, path, line, rule);
    }

    private void warning(String path, String rule, Map<String, String> files) {
        Finding found = only(files);
        assertThat(found.severity()).as(found.sentence()).isEqualTo(Severity.WARNING);
        isAt(found, path, found.line(), rule);
    }

    private static void isAt(Finding found, String path, int line, String rule) {
        assertThat(found.path()).isEqualTo(path);
        assertThat(found.rule()).as(found.sentence()).isEqualTo(rule);
        assertThat(found.line()).as(found.sentence()).isEqualTo(line);
        assertThat(found.sentence())
                .matches("\\S+:[1-9][0-9]*: [a-z-]+: \\S.*\\.( \\(warning\\))?")
                .doesNotContain("..");
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(examine(Map.of("docs/note.md", "hello\n"))).isEmpty();
    }

    @Test
    void unreadableFiles() {
        error(
                FOLDER + "instance.yml",
                3,
                "unreadable",
                Map.of(FOLDER + "instance.yml", "a: b\nc\n"));
    }

    @Test
    void unreadableCredentials() {
        String path = Layout.credentials(Wanted.ID, Wanted.BINDING);
        error(path, 1, "unreadable", Map.of(path, "- a\n"));
    }

    @Test
    void anIdThatIsNotTheDirectorys() {
        error(
                "instances/elsewhere/instance.yml",
                2,
                "id",
                Map.of("instances/elsewhere/instance.yml", Wanted.instanceFile(OTHER, "", false)));
    }

    @Test
    void theSameInstanceTwice() {
        List<Finding> findings =
                examine(
                        Map.of(
                                "instances/ABC/instance.yml",
                                Wanted.instanceFile("ABC", "", false),
                                "instances/%41%42%43/instance.yml",
                                Wanted.instanceFile("ABC", "", false)));
        assertThat(findings).extracting(Finding::rule).containsExactly("id");
    }

    @Test
    void aBindingWithoutInstance() {
        List<Finding> findings = examine(Wanted.binding(OTHER, "b", "op-1", false));
        assertThat(findings).extracting(Finding::rule).containsExactly("lonely-binding", "missing");
    }

    @Test
    void aBindingOfAnotherInstance() {
        String binding = Wanted.binding(OTHER, "b", "op-1", false).get(Layout.binding(OTHER, "b"));
        String path = Layout.binding(Wanted.ID, "b");
        error(path, 3, "lonely-binding", Map.of(path, String.valueOf(binding)));
    }

    @Test
    void aPlanThatIsMissingInTheOffering() {
        String broken =
                Wanted.instanceFile(Wanted.ID, "op-2", false)
                        .replace("planId: \"plan-1\"", "planId: \"plan-2\"");
        error(FOLDER + "instance.yml", 4, "plan", Map.of(FOLDER + "instance.yml", broken));
    }

    @Test
    void anotherOfferingThanTheOneThatIsCopied() {
        String broken =
                Wanted.instanceFile(Wanted.ID, "op-2", false)
                        .replace("DefinitionId: \"service-1\"", "DefinitionId: \"service-2\"");
        error(FOLDER + "instance.yml", 3, "service", Map.of(FOLDER + "instance.yml", broken));
    }

    @Test
    void aStatusWithAnUnknownWord() {
        error(
                FOLDER + "status.yml",
                2,
                "status",
                Map.of(FOLDER + "status.yml", "---\nstatus: ok\n"));
    }

    @Test
    void anAnswerToAnotherOperation() {
        Map<String, String> files = new HashMap<>(Wanted.instance(Wanted.ID, "op-3", true));
        files.put(FOLDER + "status.yml", Wanted.status(State.SUCCEEDED, "", "op-2"));
        error(FOLDER + "status.yml", 4, "status", files);
    }

    @Test
    void progressOfAnotherOperation() {
        warning(
                FOLDER + "status.yml",
                "status",
                Map.of(FOLDER + "status.yml", Wanted.status(State.IN_PROGRESS, "", "op-1")));
    }

    @Test
    void credentialsOfABindingThatIsGone() {
        Map<String, String> files =
                new HashMap<>(Wanted.binding(Wanted.ID, Wanted.BINDING, "op-b2", true));
        files.put(
                Layout.bindingStatus(Wanted.ID, Wanted.BINDING),
                Wanted.status(State.SUCCEEDED, "", "op-b2"));
        warning(Layout.credentials(Wanted.ID, Wanted.BINDING), "credentials", files);
    }

    @Test
    void bindingsOfAnInstanceThatIsGone() {
        Map<String, String> files = new HashMap<>(Wanted.instance(Wanted.ID, "op-3", true));
        files.put(FOLDER + "status.yml", Wanted.status(State.SUCCEEDED, "", "op-3"));
        warning(FOLDER + "instance.yml", "bindings", files);
    }

    @Test
    void namesThatOnlyCaseTellsApart() {
        error("instances/abc", 0, "case", clash("ABC", "abc"));
    }

    private static Map<String, String> clash(String one, String other) {
        return Map.of(
                "instances/" + one + "/instance.yml",
                Wanted.instanceFile(one, "", false),
                "instances/" + other + "/instance.yml",
                Wanted.instanceFile(other, "", false));
    }

    @Test
    void symbolicLinks() {
        List<Finding> findings =
                examine(Map.of(FOLDER + "params.yml@", "/etc/passwd", "docs/link@", "README.md"));
        assertThat(findings).extracting(Finding::rule).containsExactly("link", "unreadable");
        assertThat(findings).extracting(Finding::path).containsOnly(FOLDER + "params.yml");
    }

    @Test
    void submodules() {
        error("instances/module", 0, "submodule", Map.of("instances/module^", "x"));
        assertThat(examine(Map.of("module^", "x")))
                .filteredOn(finding -> finding.path().equals("module"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void strayFiles() {
        warning(FOLDER + "notes.txt", "stray", Map.of(FOLDER + "notes.txt", "x"));
    }

    @Test
    void litterOutsideOfInstances() {
        warning(
                "terraform/x/terraform.tfstate",
                "stray",
                Map.of("terraform/x/terraform.tfstate", "{}"));
    }

    @Test
    void privateKeys() {
        String key = "-----BEGIN EC " + "PRIVATE KEY-----\nx\n";
        error("tmp/ssh_key", 0, "private-key", Map.of("tmp/ssh_key", key));
    }

    @Test
    void aCatalogThatDoesNotParse() {
        error("catalog.yml", 2, "catalog", Map.of("catalog.yml", "services: [\n"));
    }

    @Test
    void aCatalogWithoutServices() {
        error("catalog.yml", 0, "catalog", Map.of("catalog.yml", "offerings: []\n"));
    }

    @Test
    void aCatalogWithTheSameIdTwice() {
        error(
                "catalog.yml",
                0,
                "catalog",
                Map.of(
                        "catalog.yml",
                        "services:\n- {id: s, name: n, plans: [{id: s, name: small}]}\n"));
    }
}
