package dev.sutler.core.operation;

import dev.sutler.spi.Progress;

/// How one call of a provider ended.
///
/// @param <R> what a finished call hands back
sealed interface CallResult<R> {

    /// The provider said how far it is.
    record Said<R>(Progress<R> progress) implements CallResult<R> {}

    /// The provider threw, or its answer cannot be used: nobody knows what happened.
    ///
    /// @param description one sentence for the developer who waits; nothing of the exception, which
    ///   may hold a secret
    record Unknown<R>(String description) implements CallResult<R> {}
}
