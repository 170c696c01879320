package dev.sutler.core.intake;

import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.OriginatingIdentity;

import java.util.Objects;
import java.util.Optional;

/// What was found about a service binding.
///
/// @param id unique within its instance
/// @param request what it was asked to be
/// @param identity the platform's user who asked
/// @param account how far it is
/// @param details what was handed out for it; empty when nothing was
public record FoundBinding(
        String id,
        StoredBinding.Request request,
        Optional<OriginatingIdentity> identity,
        Account account,
        Optional<BindingDetails> details) {

    public FoundBinding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(details, "details");
    }
}
