package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.ID_CHARACTERS;
import static dev.sutler.core.catalog.CatalogRule.ID_UNIQUE;
import static dev.sutler.core.catalog.CatalogRule.NAME_CHARACTERS;
import static dev.sutler.core.catalog.CatalogRule.NAME_UNFRIENDLY;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The ids and names of one catalog, as far as they were read, and the rules for them.
final class Identifiers {

    /// More than this fits into no request to the broker.
    private static final int ID_BYTES = 1024;

    private static final Pattern CLI_FRIENDLY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private final Map<String, Place> ids = new HashMap<>();

    /// Checks an id, which is global: platforms tell offerings and plans of all brokers apart by
    /// it.
    void checkId(String id, Place place) {
        if (id.isEmpty()) {
            return;
        }
        if (id.codePoints().anyMatch(Character::isISOControl)) {
            place.report(
                    ID_CHARACTERS,
                    "`id` must not have control characters: a GUID such as `uuidgen` prints is"
                            + " right");
        }
        if (id.getBytes(StandardCharsets.UTF_8).length > ID_BYTES) {
            place.report(
                    ID_CHARACTERS,
                    "`id` has more than 1,024 bytes: a GUID such as `uuidgen` prints is right");
        }
        Place first = ids.putIfAbsent(id, place);
        if (first != null) {
            place.report(
                    ID_UNIQUE,
                    "this `id` is already used in %s at %s: give each offering and plan its own"
                            .formatted(first.source(), first.pointer()));
        }
    }

    /// Checks a name, which is unique among its neighbours.
    ///
    /// @param neighbours the names seen so far, with their places; this one is added
    static void checkName(
            String name, Place place, CatalogRule uniqueness, Map<String, Place> neighbours) {
        if (name.isEmpty()) {
            return;
        }
        if (name.codePoints().anyMatch(Identifiers::breaksCommandLines)) {
            place.report(
                    NAME_CHARACTERS,
                    "`name` must not have white space or control characters: users type it on"
                            + " command lines");
        } else if (!CLI_FRIENDLY.matcher(name).matches()) {
            place.report(
                    NAME_UNFRIENDLY,
                    "`name` is hard to type on some command lines: letters, digits, periods and"
                            + " hyphens are safe");
        }
        Place first = neighbours.putIfAbsent(name, place);
        if (first != null) {
            place.report(
                    uniqueness,
                    "the name `%s` is already used in %s at %s"
                            .formatted(name, first.source(), first.pointer()));
        }
    }

    private static boolean breaksCommandLines(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint);
    }
}
