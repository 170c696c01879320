package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.testkit.real.RealPostgres.Major;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A catalog that stands in a repository, as UniPipe's does.
final class RepositoryCatalogFolderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SERVICE =
            """
            services:
              - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01"
                name: "managed-vnet"
                description: "Routed network in your subscription"
                bindable: true
                metadata:
                  tenantAware: true
                plans:
                  - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
                    name: "small"
                    description: "/27"
            """;
    private static final String PLAN =
            """
                  - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a03"
                    name: "large"
                    description: "/24"
            """;

    @Test
    void theCatalogOfTheRepositoryIsOfferedAndTheLastGoodOneStays(@TempDir Path home)
            throws GitAPIException, IOException {
        Path work = home.resolve("repository");
        try (Git git = Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            commit(git, SERVICE);
            TestCatalog empty = TestCatalog.of(home);
            try (TestHouse house = TestHouse.start(Major.EMBEDDED, empty, environment(work))) {
                Platform platform = house.platform();
                assertThat(platform.catalog().text())
                        .contains("managed-vnet", "tenantAware", "small")
                        .doesNotContain("large", "gitops");

                commit(git, SERVICE + PLAN);
                Pauses.until(
                        "the new plan is offered",
                        PATIENCE,
                        () -> platform.catalog().text().contains("large"));

                commit(git, "services: [");
                commit(git, SERVICE + PLAN.replace("/24", "/23"));
                Pauses.until(
                        "what is right again is offered",
                        PATIENCE,
                        () -> platform.catalog().text().contains("/23"));
                assertThat(platform.catalog().text()).contains("small", "large");
            }
        }
    }

    @Test
    void aRepositoryWithoutACatalogStopsTheStart(@TempDir Path home)
            throws GitAPIException, IOException {
        Path work = home.resolve("repository");
        try (Git git = Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            commit(git, "services: [");
            TestCatalog empty = TestCatalog.of(home);
            assertThatThrownBy(() -> TestHouse.start(Major.EMBEDDED, empty, environment(work)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("catalog.yml:");
        }
    }

    private static Map<String, String> environment(Path repository) {
        return Map.of(
                "SUTLER_CATALOG_FROM_REPOSITORY",
                "true",
                "SUTLER_CATALOG_RELOAD_INTERVAL",
                "50ms",
                "SUTLER_PROVIDERS_GITOPS_REMOTE",
                repository.toString(),
                "SUTLER_PROVIDERS_GITOPS_FETCH_INTERVAL",
                "250ms");
    }

    private static void commit(Git git, String catalog) throws GitAPIException, IOException {
        Files.writeString(
                git.getRepository().getWorkTree().toPath().resolve("catalog.yml"), catalog);
        git.add().addFilepattern("catalog.yml").call();
        git.commit()
                .setSign(false)
                .setAuthor("author", "author@example.org")
                .setCommitter("author", "author@example.org")
                .setMessage("catalog")
                .call();
    }
}
