package dev.sutler.server.sealing;

/// Where secrets are kept: turns one into what stands in the row, and back.
///
/// An implementation encrypts it, itself or by asking a service, or keeps it elsewhere and hands
/// back a reference. It MUST tie what it hands back to the place: moved to another row or column,
/// it cannot be opened. It is called by many threads at once.
public interface SecretStore {

    /// What stands in the row for this secret. It begins with [#mark()].
    ///
    /// @param place where it is going to stand
    /// @param secret any bytes
    byte[] seal(Place place, byte[] secret);

    /// The secret.
    ///
    /// @param place where `sealed` was found
    /// @throws CannotOpenException when it was not sealed by this store for that place, or the key
    ///   is missing
    byte[] open(Place place, byte[] sealed);

    /// What everything begins with that is sealed from now on: it names the key. The same for all
    /// processes that have the same key, another one after the key was changed.
    byte[] mark();
}
