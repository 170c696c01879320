package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.spi.KeptCatalog;

import java.util.Optional;

/// The `catalog.yml` at the root of a branch.
final class BranchCatalog implements KeptCatalog {

    private final Branch branch;

    BranchCatalog(Branch branch) {
        this.branch = branch;
    }

    @Override
    public Optional<byte[]> newest() {
        return branch.snapshot()
                .map(now -> now.read(Layout.CATALOG))
                .filter(Content.Bytes.class::isInstance)
                .map(content -> ((Content.Bytes) content).bytes());
    }

    @Override
    public String standing() {
        return branch.snapshot()
                .map(now -> now.read(Layout.CATALOG))
                .flatMap(BranchCatalog::problem)
                .orElseGet(() -> branch.standing().message());
    }

    private static Optional<String> problem(Content content) {
        return switch (content) {
            case Content.Bytes _ -> Optional.empty();
            case Content.Absent _ ->
                    Optional.of("The repository has no " + Layout.CATALOG + " at its root.");
            case Content.Unusable(String what) ->
                    Optional.of(Layout.CATALOG + " in the repository is " + what + ".");
        };
    }

    @Override
    public void close() {
        branch.release();
    }
}
