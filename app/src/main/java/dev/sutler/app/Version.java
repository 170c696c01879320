package dev.sutler.app;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/// The version of this program, as its jar tells it.
final class Version implements IVersionProvider {

    /// The version; `development` outside a jar.
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Sutler " + text() + ", Open Service Broker API 2.17, Java " + Runtime.version()
        };
    }
}
