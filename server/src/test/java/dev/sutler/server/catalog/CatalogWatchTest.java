package dev.sutler.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// When a watched folder is loaded again: look by look.
final class CatalogWatchTest {

    @TempDir private Path path;
    private LoadedFolder folder;
    private CatalogWatch watch;

    @BeforeEach
    void offers() throws IOException {
        folder = new LoadedFolder(Files.createDirectory(path.resolve("catalog")));
        folder.put("queue", "one", "small");
        folder.loader().load(Trigger.START);
        watch = new CatalogWatch(folder.loader());
    }

    @Test
    void whatIsTheSameIsLeftAlone() {
        look(3);

        assertThat(loads()).isOne();
    }

    @Test
    void aChangeIsLoadedWhenItHasSettled() {
        folder.put("queue", "one", "small", "large");
        look(1);
        assertThat(loads()).isOne();
        folder.put("queue", "one", "small", "larger");
        look(1);
        assertThat(loads()).isOne();
        look(1);
        assertThat(loads()).isEqualTo(2);
        look(3);
        assertThat(loads()).isEqualTo(2);
        assertThat(folder.loader().state().inUse().loadedFor()).isEqualTo(Trigger.FILE_CHANGE);
    }

    @Test
    void aChangeThatIsTakenBackInTimeIsNone() {
        folder.put("queue", "one", "large");
        look(1);
        folder.put("queue", "one", "small");
        look(3);

        assertThat(loads()).isOne();
    }

    @Test
    void aBadFileIsTriedOnceAndGoodOnesAgain() {
        folder.write("queue.yaml", "[");
        look(2);
        var failure = folder.loader().state().failure().orElseThrow();
        look(3);
        assertThat(folder.loader().state().failure().orElseThrow()).isSameAs(failure);

        folder.put("queue", "one", "small");
        look(2);
        assertThat(folder.loader().state().failure()).isEmpty();
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void aSilentStoreIsAskedAgain() {
        folder.put("queue", "one", "large");
        folder.ledger().silent(true);
        look(4);
        assertThat(loads()).isOne();
        folder.ledger().silent(false);
        look(1);
        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void aFolderThatIsGoneIsAChangeToo() throws IOException {
        Path elsewhere = path.resolve("elsewhere");
        Files.move(path.resolve("catalog"), elsewhere);
        look(2);
        assertThat(folder.loader().state().failure().orElseThrow().outcome().lines().getFirst())
                .contains("folder-unreadable");

        Files.move(elsewhere, path.resolve("catalog"));
        look(2);
        assertThat(folder.loader().state().failure()).isEmpty();
    }

    /// As Kubernetes mounts a ConfigMap: the files are links through a link that is replaced.
    @Test
    void aLinkThatLeadsElsewhereIsAChange() throws IOException {
        Path old = Files.createDirectory(path.resolve("catalog/..old"));
        Path data = path.resolve("catalog/..data");
        Files.move(path.resolve("catalog/queue.yaml"), old.resolve("queue.yaml"));
        Files.createSymbolicLink(data, old);
        Files.createSymbolicLink(
                path.resolve("catalog/queue.yaml"), Path.of("..data", "queue.yaml"));
        look(3);
        assertThat(loads()).isOne();

        Path fresh = Files.createDirectory(path.resolve("catalog/..new"));
        String text = Files.readString(old.resolve("queue.yaml"));
        Files.writeString(fresh.resolve("queue.yaml"), text.replace("small", "large"));
        Files.delete(data);
        Files.createSymbolicLink(data, fresh);
        look(2);
        assertThat(loads()).isEqualTo(2);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }

    private int loads() {
        return folder.ledger().publications();
    }
}
