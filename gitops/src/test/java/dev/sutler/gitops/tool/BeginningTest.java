package dev.sutler.gitops.tool;

import static dev.sutler.gitops.tool.ToolRig.fails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.tool.CloneOptions.Author;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// What a new repository, and a new key, look like.
final class BeginningTest {

    private static final Path EXAMPLE = Path.of("../examples/gitops-shell");

    @TempDir private Path directory = Path.of("");

    private Beginning.Begun begin(Path place, Optional<String> remote, boolean catalog) {
        return new Beginning(place, InstantSource.system()).begin(remote, catalog, Author.DEFAULT);
    }

    @Test
    void hasAFirstCommitThatTheDoctorLikes() throws Exception {
        Path place = directory.resolve("new/services");
        Beginning.Begun begun = begin(place, Optional.empty(), true);
        try (Git git = Git.open(place.toFile())) {
            assertThat(git.getRepository().getFullBranch()).isEqualTo("refs/heads/main");
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.log().call()).hasSize(1);
        }
        assertThat(place.resolve("catalog.yml")).exists();
        assertThat(Files.isExecutable(place.resolve("hooks/bind"))).isTrue();
        assertThat(begun.provider()).contains("type: gitops").contains("branch: main");
        try (Clone clone =
                Clone.open(new CloneOptions(place), new ToolRig(directory).resources())) {
            assertThat(clone.examine()).isEmpty();
            assertThat(clone.list()).isEmpty();
        }
    }

    @Test
    void hasTheWholeExample() throws Exception {
        Path place = directory.resolve("services");
        begin(place, Optional.empty(), false);
        assertThat(place.resolve("catalog.yml")).doesNotExist();
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(place.resolve(EXAMPLE.relativize(file).toString()))
                                            .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void canBePushedAndAnswered() throws Exception {
        var rig = new ToolRig(directory);
        Path place = directory.resolve("services");
        String url = rig.shared.directory().toUri().toString();
        assertThat(begin(place, Optional.of(url), true).provider()).contains(url);
        try (Git git = Git.open(place.toFile())) {
            git.push().call();
        }
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-1", false));
        try (Git git = Git.open(place.toFile())) {
            git.pull().call();
        }
        rig.answer(place, ToolRig.answer(dev.sutler.gitops.files.State.SUCCEEDED, ""));
        assertThat(rig.shared.files()).containsKeys("pipeline.sh", "catalog.yml");
    }

    @Test
    void refusesWhatIsThereAlreadyAndPasswords() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        fails(Kind.CANNOT, () -> begin(directory, Optional.empty(), true));
        fails(
                Kind.CANNOT,
                () ->
                        begin(
                                directory.resolve("x"),
                                Optional.of("https://u:p@example.org/x.git"),
                                true));
        assertThat(directory.resolve("x")).doesNotExist();
    }

    @Test
    void aKeyIsForItsOwnerAlone() throws Exception {
        Path file = directory.resolve("key.json");
        String publicKey = KeyFiles.create(file, new SecureRandom());
        assertThat(publicKey).contains("P-256").doesNotContain("\"d\"");
        assertThat(Files.readString(file)).contains("\"keys\"").contains("\"d\"");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        fails(Kind.CANNOT, () -> KeyFiles.create(file, new SecureRandom()));
        byte[] secret = "a: b\n".getBytes(StandardCharsets.UTF_8);
        assertThat(HandedOut.sealed(secret, publicKey, new SecureRandom()).bytes()).isNotEmpty();
    }
}
