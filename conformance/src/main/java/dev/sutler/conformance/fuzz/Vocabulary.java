package dev.sutler.conformance.fuzz;

import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What must be known of a broker to ask it sensible things.
///
/// @param base its address, without `/v2`; plain HTTP
/// @param authorization the value of the `Authorization` header
/// @param offers plans that it has
/// @param parameters objects that most plans accept
public record Vocabulary(
        URI base, String authorization, List<Offer> offers, List<ObjectNode> parameters) {

    public Vocabulary {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(authorization, "authorization");
        offers = List.copyOf(offers);
        parameters = List.copyOf(parameters);
    }

    /// One plan of one offering.
    ///
    /// @param maintenance its maintenance version
    public record Offer(String service, String plan, Optional<String> maintenance) {}

    @Override
    public String toString() {
        return "vocabulary of the broker at " + base;
    }
}
