package dev.sutler.gitops.mirror;

import org.eclipse.jgit.transport.Transport;

import java.io.IOException;
import java.util.Optional;

/// Tells a transport who we are and what is on the way.
interface Connector {

    /// Prepares a transport that was just opened.
    void prepare(Transport transport) throws IOException;

    /// Forgets what was worked out and may have become worthless, such as a token that lasts an
    /// hour.
    default void denied() {}

    /// What was wrong with the last server, in words that complete "the remote …".
    default Optional<String> complaint() {
        return Optional.empty();
    }

    /// Lets go of what is kept between connections.
    default void close() {}
}
