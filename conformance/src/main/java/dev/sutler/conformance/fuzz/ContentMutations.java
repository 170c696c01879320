package dev.sutler.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Changes of the body's bytes, whatever they say.
final class ContentMutations {

    static final List<Mutation> ALL =
            List.of(
                    (draft, chance) -> {
                        int percent = chance.below(100);
                        draft.editBody(body -> Arrays.copyOf(body, body.length * percent / 100));
                        return "truncate";
                    },
                    (draft, chance) -> {
                        draft.editBody(body -> join("\u00ef\u00bb\u00bf", body, ""));
                        return "byte order mark";
                    },
                    (draft, chance) -> {
                        String more =
                                chance.pick(List.of("x", "{}", "\0", " \n\t ", "]", ",", "\u00ff"));
                        draft.editBody(body -> join("", body, more));
                        return "trailing garbage";
                    },
                    (draft, chance) -> {
                        String before =
                                chance.pick(
                                        List.of(" ", "\n\n", "\0", ",", "//x\n", "\u00fe\u00ff"));
                        draft.editBody(body -> join(before, body, ""));
                        return "leading garbage";
                    },
                    (draft, chance) -> {
                        String whole =
                                chance.pick(
                                        List.of(
                                                "",
                                                "null",
                                                "[]",
                                                "[{}]",
                                                "0",
                                                "\"x\"",
                                                "{",
                                                "}",
                                                "{}",
                                                "{]",
                                                "true",
                                                "\0",
                                                "{\"a\"}",
                                                "{\"a\":}"));
                        draft.editBody(body -> join(whole, new byte[0], ""));
                        return "body is " + whole;
                    },
                    (draft, chance) -> {
                        String name =
                                chance.pick(List.of("service_id", "plan_id", "parameters", "x"));
                        draft.editBody(
                                body ->
                                        body.length < 2
                                                ? body
                                                : join(
                                                        "{\"" + name + "\":{},\"" + name + "\":1,",
                                                        Arrays.copyOfRange(body, 1, body.length),
                                                        ""));
                        return "doubled " + name;
                    },
                    (draft, chance) -> {
                        byte[] noise = chance.bytes(1 + chance.below(4));
                        int at = chance.below(1 << 16);
                        draft.editBody(body -> over(body, noise, at));
                        return "noise";
                    },
                    (draft, chance) -> {
                        int bit = chance.below(8);
                        int at = chance.below(1 << 16);
                        draft.editBody(
                                body ->
                                        body.length == 0
                                                ? body
                                                : over(
                                                        body,
                                                        new byte[] {
                                                            (byte)
                                                                    (body[at % body.length]
                                                                            ^ (1 << bit))
                                                        },
                                                        at));
                        return "flip a bit";
                    },
                    (draft, chance) -> {
                        boolean marked = chance.oneIn(2);
                        draft.editBody(
                                body ->
                                        new String(body, StandardCharsets.UTF_8)
                                                .getBytes(
                                                        marked
                                                                ? StandardCharsets.UTF_16
                                                                : StandardCharsets.UTF_16LE));
                        return "UTF-16";
                    },
                    (draft, chance) -> {
                        draft.editBody(body -> join(" ".repeat(100_000), body, ""));
                        return "blanks";
                    });

    private ContentMutations() {}

    private static byte[] join(String before, byte[] body, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        all.writeBytes(after.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    private static byte[] over(byte[] body, byte[] noise, int at) {
        byte[] changed = body.clone();
        for (int i = 0; i < noise.length && changed.length > 0; i++) {
            changed[(at + i) % changed.length] = noise[i];
        }
        return changed;
    }
}
