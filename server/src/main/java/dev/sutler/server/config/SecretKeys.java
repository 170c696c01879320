package dev.sutler.server.config;

import java.util.List;

/// Settings of how secrets are kept: the keys that they are sealed with.
final class SecretKeys {

    static final Setting<String> KEYSET_FILE =
            Setting.optional(
                    "secrets.keyset-file",
                    Kind.TEXT,
                    "File with the keys that secrets in the store are sealed with; `sutler keys"
                            + " create FILE` makes one. Needed with `store.url`; the embedded"
                            + " PostgreSQL's is made in the data directory.");
    static final Setting<String> KEYSET =
            Setting.secret("secrets.keyset", "What such a file holds, instead of it.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(KEYSET_FILE, KEYSET);

    private SecretKeys() {}
}
