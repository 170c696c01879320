package dev.sutler.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.server.catalog.LoadOutcome.InstancesAtRisk;
import dev.sutler.server.catalog.LoadOutcome.Invalid;
import dev.sutler.server.catalog.LoadOutcome.Loaded;
import dev.sutler.server.catalog.LoadOutcome.ProviderFailed;
import dev.sutler.server.catalog.LoadOutcome.Refused;
import dev.sutler.server.catalog.LoadOutcome.StoreSilent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// What is loaded, what is refused, and that a refusal changes nothing.
final class CatalogLoaderTest {

    @TempDir private Path path;
    private LoadedFolder folder;

    @BeforeEach
    void offersTwoServices() {
        folder = new LoadedFolder(path);
        folder.put("queue", "one", "small", "large").put("cache", "two", "tiny");
    }

    @Test
    void theFirstCatalogIsPublishedAndUsed() {
        assertThat(load()).isInstanceOf(Loaded.class);

        assertThat(offered()).containsExactly("cache", "queue");
        assertThat(folder.ledger().published()).hasSize(3);
        assertThat(folder.loader().state().inUse().loadedAt()).isEqualTo(LoadedFolder.NOW);
        assertThat(folder.loader().state().failure()).isEmpty();
    }

    @Test
    void thereIsNoStateBeforeTheFirst() {
        assertThatThrownBy(() -> folder.loader().state()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theChangeIsTold() {
        load();
        folder.put("queue", "one", "small", "huge").remove("cache");

        assertThat(load())
                .isInstanceOfSatisfying(
                        Loaded.class,
                        loaded ->
                                assertThat(loaded.change().text())
                                        .isEqualTo(
                                                "1 plan added (queue/huge), 2 plans removed"
                                                        + " (cache/tiny, queue/large)"));
    }

    @Test
    void aBadFileLeavesWhatWas() {
        load();
        folder.write("queue.yaml", "name: queue");

        refused(Invalid.class, "field-required");
        assertThat(folder.ledger().publications()).isOne();
    }

    @Test
    void aPlanWithInstancesIsKept() {
        load();
        folder.put("queue", "one", "small").use("queue", "large");

        refused(InstancesAtRisk.class, "plan large (large) of service queue (queue) has 1");
        assertThat(folder.ledger().publications()).isOne();
    }

    @Test
    void whereItIsAllowedAPlanWithInstancesMayBeMissing() {
        folder = new LoadedFolder(path, true);
        load();
        folder.put("queue", "one", "small").use("queue", "large").use("cache", "tiny");
        assertThat(load()).isInstanceOf(Loaded.class);

        folder.put("cache", "one", "tiny");
        refused(InstancesAtRisk.class, "made by the provider `two`");
    }

    @Test
    void aProviderThatCannotBeMadeLeavesWhatWas() {
        load();
        folder.offer().refuse("no such host");

        refused(ProviderFailed.class, "no such host");
        assertThat(folder.ledger().publications()).isOne();
    }

    @Test
    void withoutAStoreNothingIsChanged() {
        load();
        folder.ledger().silent(true);

        refused(StoreSilent.class, "The store is silent");
        folder.ledger().silent(false);
        load();
        assertThat(folder.loader().state().failure()).isEmpty();
    }

    private <T extends Refused> void refused(Class<T> why, String line) {
        CatalogState.InUse before = folder.loader().state().inUse();
        LoadOutcome outcome = load();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        why, refused -> assertThat(refused.lines()).anyMatch(at(line)));
        CatalogState state = folder.loader().state();
        assertThat(state.inUse()).isEqualTo(before);
        assertThat(folder.offer().current()).containsSame(before.catalog());
        assertThat(state.failure().orElseThrow().outcome()).isEqualTo(outcome);
    }

    private static Predicate<String> at(String part) {
        return text -> text.contains(part);
    }

    private LoadOutcome load() {
        return folder.loader().load(Trigger.API);
    }

    private List<String> offered() {
        return folder.offer().current().orElseThrow().offerings().stream()
                .map(ServiceOffering::name)
                .toList();
    }
}
