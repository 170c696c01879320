package dev.sutler.conformance.model;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The ids of the model's offerings and plans. The catalog's file says them in words; on the wire
/// they are UUIDs.
final class Ids {

    private Ids() {}

    /// The id for words like `plan-database-small`.
    static String of(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
