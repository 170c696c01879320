package dev.sutler.core.upkeep;

import dev.sutler.core.lifecycle.BindingKey;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Which bindings have expired, by the store's clock.
///
/// Every method is one transaction, and throws [dev.sutler.core.store.StoreUnavailableException]
/// when the store does not answer.
public interface ExpiringBindings {

    /// Bindings that have expired, those first that did so first. Each is not handed out again
    /// before a pause is over, which grows with every time that it was: a removal that fails is
    /// tried again, but not all day.
    List<Expired> takeExpired(int limit);

    /// Hands a binding back that could not be removed at this moment; it is taken again soon.
    void handBack(BindingKey key);

    /// A binding that has expired.
    record Expired(BindingKey key, Instant expiredAt) {
        public Expired {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(expiredAt, "expiredAt");
        }
    }
}
