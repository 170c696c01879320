package dev.sutler.server.postgres;

import dev.sutler.core.operator.Page.Position;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conditions of a list that its asker chose, with their parameters in the same order.
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Giver> givers = new ArrayList<>();

    /// Gives a parameter.
    @FunctionalInterface
    interface Giver {
        void give(Query query) throws SQLException;
    }

    /// A condition without parameters, or whose parameters are given all at once.
    Conditions and(String condition, Giver... parameters) {
        conditions.add(condition);
        givers.addAll(List.of(parameters));
        return this;
    }

    /// A condition on a text, if there is one to compare with.
    Conditions text(String condition, Optional<String> value) {
        value.ifPresent(given -> and(condition, query -> query.text(given)));
        return this;
    }

    /// A condition on a time; likewise.
    Conditions instant(String condition, Optional<Instant> value) {
        if (value.isPresent()) {
            and(condition, query -> query.instant(value));
        }
        return this;
    }

    /// All of them, to stand after `WHERE`.
    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /// Gives the parameters of all.
    Query give(Query query) throws SQLException {
        for (Giver each : givers) {
            each.give(query);
        }
        return query;
    }

    /// The keys of a page's position, when there are as many as this list has.
    ///
    /// @return empty for a position of another list, which is as good as none
    static Optional<List<String>> keys(Optional<Position> position, int count) {
        return position.map(Position::keys).filter(keys -> keys.size() == count);
    }

    /// A time that is a key.
    static Optional<Instant> time(String key) {
        try {
            return Optional.of(Instant.parse(key));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
