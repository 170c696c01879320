package dev.sutler.spi;

import java.util.Optional;

/// Optional power: the provider refuses, before anything is stored, what it already knows to be
/// impossible and a JSON schema cannot say, such as a plan change that it does not support or a
/// parameter that cannot be changed.
///
/// The methods look at the request alone. They do not ask a back end: they run on the platform's
/// request, and what is true there now may be false when the operation runs.
public interface Admission {

    /// @return why the instance cannot be made, and what to do; empty when nothing speaks against
    ///   it
    default Optional<String> refusal(ProvisionRequest request) {
        return Optional.empty();
    }

    /// @return why the instance cannot be changed like this, and what to do; empty when nothing
    ///   speaks against it
    default Optional<String> refusal(UpdateRequest request) {
        return Optional.empty();
    }

    /// @return why the binding cannot be made, and what to do; empty when nothing speaks against it
    default Optional<String> refusal(BindRequest request) {
        return Optional.empty();
    }
}
