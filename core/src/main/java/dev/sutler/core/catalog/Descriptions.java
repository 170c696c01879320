package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.DESCRIPTION_LONG;

/// The rule for descriptions (specification, "Catalog Management": strings of at most 255
/// characters).
final class Descriptions {

    private static final int LENGTH = 255;

    private Descriptions() {}

    static void check(Fields fields) {
        String description = fields.requiredText("description");
        int length = description.codePointCount(0, description.length());
        if (length > LENGTH) {
            fields.at("description")
                    .report(
                            DESCRIPTION_LONG,
                            "`description` has %d characters: some platforms cut it off after 255"
                                    .formatted(length));
        }
    }
}
