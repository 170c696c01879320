package dev.sutler.server.catalogfile;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.Severity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// What `sutler catalog lint` does: checks a folder as the start of the broker would, and prints
/// what it finds.
public final class CatalogLint {

    private static final int FINE = 0;
    private static final int ERRORS = 1;

    private final CatalogFolder reader;

    /// @param types the providers that the catalog may name
    public CatalogLint(ProviderTypes types) {
        this.reader = new CatalogFolder(types);
    }

    /// Checks the folder.
    ///
    /// @param output gets a line for each finding and one at the end
    /// @return the exit code: 0 when the broker would start with the catalog, 1 when not
    /// @throws UncheckedIOException when the output cannot be written to
    public int run(Path folder, Appendable output) {
        CatalogFolder.Result result = reader.read(folder);
        StringBuilder text = new StringBuilder();
        result.findings().forEach(finding -> text.append(finding.text()).append('\n'));
        text.append(folder).append(": ").append(summary(result)).append('\n');
        try {
            output.append(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return result.catalog().isPresent() ? FINE : ERRORS;
    }

    private static String summary(CatalogFolder.Result result) {
        String counts =
                count(result.findings(Severity.ERROR).size(), "error")
                        + ", "
                        + count(result.findings(Severity.WARNING).size(), "warning");
        return result.catalog().map(catalog -> contents(catalog) + ", ").orElse("") + counts;
    }

    private static String contents(Catalog catalog) {
        int plans = catalog.offerings().stream().mapToInt(each -> each.plans().size()).sum();
        return count(catalog.offerings().size(), "offering") + ", " + count(plans, "plan");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
