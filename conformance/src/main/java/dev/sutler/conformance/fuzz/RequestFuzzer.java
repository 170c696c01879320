package dev.sutler.conformance.fuzz;

import dev.sutler.conformance.fuzz.Draft.Pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes requests from a seed: valid ones of every endpoint, with none, one or a few changes.
public final class RequestFuzzer {

    private static final int LONGEST_IDENTITY = 1_024;

    private final Vocabulary vocabulary;
    private final long seed;

    /// @param vocabulary what the broker knows
    /// @param seed decides everything that is left to chance
    public RequestFuzzer(Vocabulary vocabulary, long seed) {
        this.vocabulary = vocabulary;
        this.seed = seed;
    }

    /// The request with this number: always the same one.
    public FuzzedRequest request(long number) {
        Chance chance = new Chance(seed, number);
        String name = seed + ":" + number;
        Draft draft =
                new ValidRequests(vocabulary, chance, "fuzz-" + seed + "-" + number)
                        .draft(chance.pick(Endpoint.ALL));
        List<String> mutations = new ArrayList<>();
        for (int left = changes(chance); left > 0; left--) {
            mutations.add(mutation(draft, chance).apply(draft, chance));
        }
        return new FuzzedRequest(
                name,
                draft.method(),
                draft.target(),
                draft.broken() ? Optional.empty() : identity(draft.headers()),
                mutations,
                draft.broken(),
                draft.wire());
    }

    private static int changes(Chance chance) {
        int of100 = chance.below(100);
        return of100 < 15 ? 0 : of100 < 70 ? 1 : 2 + chance.below(3);
    }

    private static Mutation mutation(Draft draft, Chance chance) {
        int of100 = chance.below(100);
        if (of100 < 45 && draft.body().isPresent()) {
            return chance.pick(of100 < 36 ? BodyMutations.ALL : ContentMutations.ALL);
        }
        if (of100 < 60) {
            return chance.pick(TargetMutations.PATH);
        }
        if (of100 < 72) {
            return chance.pick(TargetMutations.QUERY);
        }
        return chance.pick(of100 < 92 ? HeaderMutations.ALL : WireMutations.ALL);
    }

    /* What a broker must give back: one header that is visible ASCII and of a decent length. */
    private static Optional<String> identity(List<Pair> headers) {
        List<String> sent =
                headers.stream()
                        .filter(pair -> pair.name().equalsIgnoreCase(Draft.IDENTITY))
                        .map(pair -> pair.value().strip())
                        .toList();
        return sent.size() == 1
                ? Optional.of(sent.getFirst())
                        .filter(value -> !value.isEmpty() && value.length() <= LONGEST_IDENTITY)
                        .filter(value -> value.chars().allMatch(c -> c > ' ' && c < 0x7f))
                : Optional.empty();
    }
}
