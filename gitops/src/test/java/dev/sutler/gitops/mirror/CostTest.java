package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// What an edit costs in a repository of 20,000 instances, counted in what is read and sent, which
/// is the same on every machine.
final class CostTest {

    private static final int INSTANCES = 20_000;

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
        remote = new TestRemote(folder.resolve("remote.git"));
        boolean _ = remote.with(it -> fill((FileRepository) it));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static String id(int number) {
        return UUID.nameUUIDFromBytes(("instance " + number).getBytes(UTF_8)).toString();
    }

    private static boolean fill(FileRepository repository) throws IOException {
        try (PackInserter inserter = repository.getObjectDatabase().newPackInserter()) {
            inserter.checkExisting(false);
            Map<String, ObjectId> directories = new TreeMap<>();
            for (int i = 0; i < INSTANCES; i++) {
                var directory = new TreeFormatter();
                byte[] text = ("instance: " + id(i) + "\n").getBytes(UTF_8);
                directory.append(
                        "instance.yml",
                        FileMode.REGULAR_FILE,
                        inserter.insert(Constants.OBJ_BLOB, text));
                directories.put(id(i), inserter.insert(directory));
            }
            var instances = new TreeFormatter();
            directories.forEach((name, tree) -> instances.append(name, FileMode.TREE, tree));
            var root = new TreeFormatter();
            root.append("instances", FileMode.TREE, inserter.insert(instances));
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(root));
            commit.setAuthor(new PersonIdent("a", "a@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("many\n");
            ObjectId tip = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(TestRemote.MAIN);
            update.setNewObjectId(tip);
            return update.update() == RefUpdate.Result.NEW;
        }
    }

    @Test
    void littleIsSentAndLittleIsRead() {
        try (var http = new HttpRemote(remote)) {
            Mirror mirror = rig.open(new Remote(http.url(), "main"), "a", Steps.UNWATCHED);
            until("it is known", () -> mirror.snapshot().isPresent());
            Submission _ = settle(mirror, Write.instance("first"));
            http.received.set(0);

            assertThat(settle(mirror, Write.instance("one")))
                    .isInstanceOf(Submission.Published.class);
            assertThat(settle(mirror, new Write("two", path(4711), "changed")))
                    .isInstanceOf(Submission.Published.class);

            // Two pushes: of a directory of 1.3 MB, what changed in it.
            assertThat(http.received).hasValueLessThan(4096);
            assertThat(mirror.snapshot().orElseThrow().read(path(4711)))
                    .isEqualTo(new Content.Bytes("changed".getBytes(UTF_8)));
            assertThat(mirror.snapshot().orElseThrow().directories("instances"))
                    .hasSize(INSTANCES + 2);
            remote.check();
        }
    }

    private static String path(int number) {
        return "instances/" + id(number) + "/instance.yml";
    }

    @Test
    void whatIsTheSameIsPassedOver() throws IOException {
        Mirror mirror = rig.open(remote, "a");
        until("it is known", () -> mirror.snapshot().isPresent());
        Snapshot before = mirror.snapshot().orElseThrow();
        Submission _ = settle(mirror, new Write("one", path(4711), "changed"));
        Snapshot after = mirror.snapshot().orElseThrow();
        mirror.close();

        var looked = new AtomicInteger();
        try (var repository = new FileRepository(folder.resolve("a/repository.git").toFile())) {
            try (var reader = new CountingReader(repository.newObjectReader(), looked)) {
                var found = new AtomicInteger();
                new TreeDifference(reader, new Trees(), path -> found.incrementAndGet())
                        .between(before.root(), after.root());
                assertThat(found).hasValue(1);
            }
        }
        // Of each side the root, the instances, and the one.
        assertThat(looked).hasValue(6);
    }
}
