package dev.sutler.providers.gitops;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Provider;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.InventoryContract;
import dev.sutler.testkit.ProviderFixture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The suite of the power to list, compare and repair.
class GitopsInventoryTest extends InventoryContract {

    @TempDir private Path folder = Path.of("");
    private GitopsFixture fixture;

    @BeforeEach
    void open() {
        fixture = new GitopsFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    protected ProviderFixture fixture() {
        return fixture;
    }

    @Override
    protected Provider anotherBrokers() {
        return fixture.provider(Cut.never(), "another");
    }

    /// As when the branch was set back to before the binding was made.
    @Override
    protected void sabotage(BindingDetails details) {
        String key = GitopsFixture.key(details);
        fixture.remote().files().entrySet().stream()
                .filter(file -> file.getValue().contains(key))
                .map(file -> file.getKey().replace("credentials.yml", ""))
                .toList()
                .forEach(
                        place ->
                                fixture.remote()
                                        .commit(
                                                Map.of(
                                                        place + "binding.yml", Optional.empty(),
                                                        place + "status.yml", Optional.empty(),
                                                        place + "credentials.yml",
                                                                Optional.empty())));
        fixture.pipeline().lose(key);
        fixture.catchUp();
    }
}
