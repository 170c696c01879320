package dev.sutler.server.config;

import java.util.List;
import java.util.stream.Stream;

/// The table of all settings: the one place where a key, its default and its meaning stand. The
/// documentation is checked against it.
final class Settings {

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            Stream.of(
                            ServerKeys.ALL,
                            TlsKeys.ALL,
                            StoreKeys.ALL,
                            CatalogKeys.ALL,
                            OperationKeys.ALL,
                            LimitKeys.ALL,
                            PlatformKeys.ALL,
                            LoggingKeys.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    private Settings() {}
}
