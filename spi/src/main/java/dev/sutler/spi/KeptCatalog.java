package dev.sutler.spi;

import java.util.Optional;

/// A catalog that stands in a back end. Asking never waits.
public interface KeptCatalog extends AutoCloseable {

    /// The file as it is known now: service offerings in the specification's spelling, in a list
    /// under `services`. Empty when it is not known yet, or not there. Nobody changes the array.
    Optional<byte[]> newest();

    /// Why it is not known, or may be an old one, in one sentence for the operator.
    String standing();

    /// Ends looking after it.
    @Override
    void close();
}
