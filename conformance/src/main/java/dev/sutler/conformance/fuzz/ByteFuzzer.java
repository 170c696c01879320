package dev.sutler.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Makes bytes for parsers from a few that they know: bits are flipped, parts are lost, repeated,
/// moved or mixed, and hostile texts are put in. The same seed and number make the same bytes.
public final class ByteFuzzer {

    private static final String SIGNIFICANT =
            "{}[]:,-&*!|>'\"%@`#?~<\t\n\r\\ 0x.eE+=;/\0\u00ff\u00c0\u0080";
    private static final int MOST_COPIES = 300;
    private static final int LONGEST = 1 << 20;

    private final List<byte[]> corpus;
    private final long seed;

    /// @param corpus texts that are sound
    public ByteFuzzer(List<String> corpus, long seed) {
        this.corpus = corpus.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        this.seed = seed;
    }

    /// The input with this number.
    public byte[] input(long number) {
        Chance chance = new Chance(seed, number);
        byte[] bytes = chance.pick(corpus);
        for (int left = chance.below(6); left > 0 && bytes.length < LONGEST; left--) {
            bytes = changed(bytes, chance);
        }
        return bytes.clone();
    }

    private byte[] changed(byte[] bytes, Chance chance) {
        int from = chance.below(bytes.length + 1);
        int to = from + chance.below(bytes.length - from + 1);
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        return switch (chance.below(8)) {
            case 0 -> replaced(bytes, from, from, significant(chance));
            case 1 -> replaced(bytes, from, Math.min(from + 1, bytes.length), significant(chance));
            case 2 -> replaced(bytes, from, to, new byte[0]);
            case 3 -> replaced(bytes, from, from, part);
            case 4 -> replaced(bytes, from, to, chance.bytes(chance.below(4)));
            case 5 -> replaced(bytes, from, from, hostile(chance));
            case 6 -> replaced(bytes, from, to, hostile(chance));
            default -> replaced(bytes, from, from, repeated(part, 1 + chance.below(MOST_COPIES)));
        };
    }

    private static byte[] significant(Chance chance) {
        return new byte[] {(byte) SIGNIFICANT.charAt(chance.below(SIGNIFICANT.length()))};
    }

    private byte[] hostile(Chance chance) {
        return switch (chance.below(4)) {
            case 0 -> chance.pick(Hostile.TEXTS).getBytes(StandardCharsets.UTF_8);
            case 1 -> chance.pick(Hostile.LITERALS).getBytes(StandardCharsets.UTF_8);
            case 2 -> chance.pick(Hostile.RAW).getBytes(StandardCharsets.ISO_8859_1);
            default -> chance.pick(corpus);
        };
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times && all.size() < LONGEST; i++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        all.writeBytes(by);
        all.write(bytes, to, bytes.length - to);
        return all.toByteArray();
    }
}
