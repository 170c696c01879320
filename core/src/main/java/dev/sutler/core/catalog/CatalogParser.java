package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.ONE_OFFERING_PER_FILE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a catalog out of what its authors wrote, or says everything that is wrong with it.
///
/// It never throws, whatever the trees hold. Safe for use by many threads.
public final class CatalogParser {

    private final ProviderTypes types;
    private final SchemaCompiler compiler = new SchemaCompiler();

    /// @param types the providers that `provider` blocks may name, and that check their settings
    public CatalogParser(ProviderTypes types) {
        this.types = types;
    }

    /// Checks all rules of all offerings, and those that hold across them.
    ///
    /// @param sources one per offering; the catalog keeps their order
    public CatalogCheck parse(List<CatalogSource> sources) {
        Problems problems = new Problems();
        OfferingParser parser = new OfferingParser(types, compiler);
        List<ServiceOffering> offerings = new ArrayList<>();
        for (CatalogSource source : sources) {
            Place place = new Place(problems, source.name(), "");
            if (isWholeCatalog(source)) {
                place.at("services")
                        .report(
                                ONE_OFFERING_PER_FILE,
                                "a file holds one offering: write each of `services` into a file of"
                                        + " its own");
            } else {
                offerings.add(parser.parse(new Fields(source.offering(), place)));
            }
        }
        if (problems.hasErrors()) {
            return new CatalogCheck(Optional.empty(), problems.all());
        }
        Catalog catalog = new Catalog(offerings, CatalogWire.of(sources, offerings));
        return new CatalogCheck(Optional.of(catalog), problems.all());
    }

    /* What `GET /v2/catalog` answers is the first thing that many authors have at hand. */
    private static boolean isWholeCatalog(CatalogSource source) {
        return source.offering().path("services").isArray() && !source.offering().has("plans");
    }
}
