package dev.sutler.core.operator;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Part of a list, in the list's order.
///
/// @param items what is on it
/// @param next where the rest begins; empty when this was the last page
public record Page<T>(List<T> items, Optional<Position> next) {

    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    /// Which part of a list is wanted.
    ///
    /// @param limit at most so many items
    /// @param after where the page before ended; empty for the first
    public record Request(int limit, Optional<Position> after) {
        public Request {
            Objects.requireNonNull(after, "after");
        }
    }

    /// A place in a list, by the keys of the last item before it, so that it stays right when items
    /// come and go.
    public record Position(List<String> keys) {
        public Position {
            keys = List.copyOf(keys);
        }
    }

    /// The page of a list of which one item more than wanted was read, to know whether there is
    /// more.
    public static <T> Page<T> of(List<T> found, int limit, Function<T, List<String>> keys) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        return new Page<>(
                found.subList(0, limit),
                Optional.of(new Position(keys.apply(found.get(limit - 1)))));
    }
}
