package dev.sutler.server.config;

import java.util.List;

/// Settings for all platforms.
final class PlatformKeys {

    static final Setting<Boolean> REQUIRE_TENANCY =
            Setting.of(
                    "platform.require-tenancy",
                    Kind.BOOLEAN,
                    "true",
                    "Whether provision requests must have `organization_guid` and `space_guid`; if"
                            + " not, the fields of `context` stand in.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(REQUIRE_TENANCY);

    private PlatformKeys() {}
}
