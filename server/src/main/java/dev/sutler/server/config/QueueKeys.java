package dev.sutler.server.config;

import java.util.List;

/// How much accepted work may lie about.
final class QueueKeys {

    static final Setting<Integer> QUEUED_PER_PLATFORM =
            Setting.of(
                    "operations.max-queued-per-platform",
                    Kind.integer(1, 1_000_000),
                    "10000",
                    "How many operations of one platform may be due without there being room for"
                            + " them, in the whole store; beyond that its requests to make or change"
                            + " something are refused.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(QUEUED_PER_PLATFORM);

    private QueueKeys() {}
}
