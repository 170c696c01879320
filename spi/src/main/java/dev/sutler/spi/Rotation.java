package dev.sutler.spi;

/// Optional power: the provider can give a binding new credentials in place.
///
/// Without it, Sutler has the binding removed and made again under its id, which takes away what
/// the credentials' holder owns for as long as that lasts, and cannot be undone half way.
///
/// As with every method of a [Provider]: safe to repeat at any point. A call that fails, in so many
/// words ([Progress.Failed]), has left the old credentials working.
public interface Rotation {

    /// Makes new credentials. Afterwards the old ones do not work any more, and nothing that was
    /// begun with them goes on.
    ///
    /// @return everything that the binding hands out from now on
    Progress<BindingDetails> rotate(RotateRequest request, Call call);
}
