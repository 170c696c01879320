package dev.sutler.conformance.fuzz;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Changes of one member of the body: it is dropped, doubled, retyped, oversized, or something
/// hostile stands in its place.
final class BodyMutations {

    static final List<Mutation> ALL =
            List.of(
                    BodyMutations::drop,
                    BodyMutations::hostileText,
                    BodyMutations::hostileText,
                    BodyMutations::literal,
                    BodyMutations::literal,
                    BodyMutations::literal,
                    BodyMutations::oversize,
                    BodyMutations::nest,
                    BodyMutations::rename,
                    BodyMutations::add,
                    BodyMutations::move,
                    BodyMutations::number);

    private static final List<Integer> SIZES =
            List.of(1_024, 1_025, 10_001, 20_000, 70_000, 300_000, 1_100_000);
    private static final List<Integer> DEPTHS = List.of(5, 60, 63, 64, 65, 100, 1_000, 100_000);

    private BodyMutations() {}

    /// A member of an object somewhere in the body.
    private record Spot(ObjectNode in, String name) {
        void set(String text) {
            in.put(name, text);
        }
    }

    private static Spot spot(Draft draft, Chance chance) {
        List<Spot> spots = new ArrayList<>();
        draft.body().ifPresent(body -> collect(body, spots));
        return spots.isEmpty()
                ? new Spot(draft.body().orElseGet(JsonNodeFactory.instance::objectNode), "any")
                : chance.pick(spots);
    }

    private static void collect(ObjectNode object, List<Spot> spots) {
        object.propertyStream()
                .forEach(
                        member -> {
                            spots.add(new Spot(object, member.getKey()));
                            if (member.getValue() instanceof ObjectNode inner) {
                                collect(inner, spots);
                            }
                        });
    }

    private static String drop(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        spot.in().remove(spot.name());
        return "drop " + spot.name();
    }

    private static String hostileText(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        int which = chance.below(Hostile.TEXTS.size());
        spot.set(Hostile.TEXTS.get(which));
        return "hostile text " + which + " as " + spot.name();
    }

    private static String literal(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        int which = chance.below(Hostile.LITERALS.size());
        spot.set(draft.literal(Hostile.LITERALS.get(which)));
        return "literal " + which + " as " + spot.name();
    }

    private static String number(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        int scale = chance.below(640) - 320;
        spot.set(draft.literal(chance.number() + (chance.oneIn(2) ? "" : "e" + scale)));
        return "number as " + spot.name();
    }

    /* What is large is rare: a mebibyte takes as long as a hundred small inputs. */
    private static String oversize(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        int size = SIZES.get(Math.min(chance.below(SIZES.size()), chance.below(SIZES.size())));
        int kind = chance.below(4);
        switch (kind) {
            case 0 -> spot.set("x".repeat(size));
            case 1 -> spot.set("\u00e9".repeat(size / 2));
            case 2 -> spot.set(draft.literal("[" + "1,".repeat(size / 2) + "1]"));
            default -> {
                StringBuilder members = new StringBuilder("{");
                for (int i = 0; i < size / 10; i++) {
                    members.append("\"k").append(i).append("\":").append(i).append(',');
                }
                spot.set(draft.literal(members.append("\"k\":0}").toString()));
            }
        }
        return "oversize %d of kind %d as %s".formatted(size, kind, spot.name());
    }

    private static String nest(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        int depth = chance.pick(DEPTHS);
        String nested =
                chance.oneIn(2)
                        ? Hostile.nested(depth)
                        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        spot.set(draft.literal(chance.oneIn(2) ? nested : "{\"deep\":" + nested + "}"));
        return "nest " + depth + " as " + spot.name();
    }

    private static String rename(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        JsonNode value = spot.in().path(spot.name());
        String other =
                chance.pick(
                        List.of(
                                spot.name().toUpperCase(Locale.ROOT),
                                spot.name() + " ",
                                spot.name() + "\0",
                                "",
                                chance.pick(Hostile.TEXTS)));
        if (!value.isMissingNode()) {
            spot.in().remove(spot.name());
            spot.in().set(other, value);
        }
        return "rename " + spot.name();
    }

    private static String add(Draft draft, Chance chance) {
        Spot spot = spot(draft, chance);
        String name = chance.oneIn(30) ? "n".repeat(12_000) : chance.pick(Hostile.TEXTS);
        spot.in().put(name, draft.literal(chance.pick(Hostile.LITERALS)));
        return "add beside " + spot.name();
    }

    private static String move(Draft draft, Chance chance) {
        Spot from = spot(draft, chance);
        Spot to = spot(draft, chance);
        to.in().set(to.name(), from.in().path(from.name()).deepCopy());
        return "copy " + from.name() + " to " + to.name();
    }
}
