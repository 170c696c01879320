package dev.sutler.core.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Room for operations: so many in all, and so many of one provider, so that a slow one cannot take
/// all of it.
///
/// What has been claimed and not yet loaded could be of any provider, and counts for each of them
/// until it is known.
final class Slots {

    private final int perProvider;
    private final Map<String, Integer> taken = new HashMap<>();
    private int free;
    private int unknown;

    Slots(int inAll, int perProvider) {
        this.free = inAll;
        this.perProvider = perProvider;
    }

    /// Takes a place for an operation of this provider, if there is one.
    synchronized Optional<Place> take(String provider) {
        if (free == 0 || room(provider) <= 0) {
            return Optional.empty();
        }
        free--;
        Place place = new Place();
        place.know(provider);
        return Optional.of(place);
    }

    /// Takes as many places as can be filled with operations of whatever provider that is not full.
    ///
    /// @return how many
    synchronized int takeAny() {
        int least =
                taken.values().stream()
                        .mapToInt(count -> perProvider - count)
                        .filter(room -> room > 0)
                        .min()
                        .orElse(perProvider);
        int many = Math.max(0, Math.min(free, least - unknown));
        free -= many;
        unknown += many;
        return many;
    }

    /// Gives back what was taken in vain.
    synchronized void giveBack(int many) {
        free += many;
        unknown -= many;
    }

    /// One of the places that were taken together, for one operation.
    Place any() {
        return new Place();
    }

    /// The providers that have no room, however little is claimed.
    synchronized Set<String> full() {
        return taken.entrySet().stream()
                .filter(each -> each.getValue() >= perProvider)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    synchronized boolean saturated() {
        return free == 0;
    }

    private int room(String provider) {
        return perProvider - taken.getOrDefault(provider, 0) - unknown;
    }

    /// The place of one operation.
    final class Place {

        private Optional<String> known = Optional.empty();

        private Place() {}

        private void know(String provider) {
            known = Optional.of(provider);
            taken.merge(provider, 1, Integer::sum);
        }

        /// The operation is one of this provider.
        void of(String provider) {
            synchronized (Slots.this) {
                if (known.isEmpty()) {
                    unknown--;
                    know(provider);
                }
            }
        }

        /// Gives the place back.
        ///
        /// @return whether somebody may have waited for it
        boolean leave() {
            synchronized (Slots.this) {
                boolean wanted = free == 0;
                free++;
                if (known.isEmpty()) {
                    unknown--;
                    return wanted;
                }
                int before = taken.getOrDefault(known.get(), 1);
                if (before == 1) {
                    taken.remove(known.get());
                } else {
                    taken.put(known.get(), before - 1);
                }
                return wanted || before >= perProvider;
            }
        }
    }
}
