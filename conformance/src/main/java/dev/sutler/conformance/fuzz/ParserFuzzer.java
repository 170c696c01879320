package dev.sutler.conformance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Gives a parser many inputs in a row.
///
/// `-Dsutler.fuzz.inputs` and `-Dsutler.fuzz.seed` make more or other ones.
public final class ParserFuzzer {

    private static final int SHOWN = 2_000;

    private ParserFuzzer() {}

    /// @param corpus texts that are sound
    /// @param parser throws nothing, whatever it gets
    /// @throws AssertionError with the first input that it throws at
    public static void run(List<String> corpus, Consumer<byte[]> parser) {
        long seed = Long.getLong("sutler.fuzz.seed", 217);
        ByteFuzzer fuzzer = new ByteFuzzer(corpus, seed);
        for (long number = 0; number < Long.getLong("sutler.fuzz.inputs", 5_000); number++) {
            byte[] input = fuzzer.input(number);
            try {
                parser.accept(input);
            } catch (RuntimeException | Error failed) {
                String text = new String(input, StandardCharsets.ISO_8859_1);
                throw new AssertionError(
                        "input %d:%d: %s"
                                .formatted(
                                        seed,
                                        number,
                                        text.substring(0, Math.min(SHOWN, text.length()))),
                        failed);
            }
        }
    }
}
