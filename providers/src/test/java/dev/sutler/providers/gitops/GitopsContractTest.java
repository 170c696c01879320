package dev.sutler.providers.gitops;

import dev.sutler.testkit.ProviderContract;
import dev.sutler.testkit.ProviderFixture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The suite of all rooms, with a pipeline that does at once what it is asked for.
class GitopsContractTest extends ProviderContract {

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
}
