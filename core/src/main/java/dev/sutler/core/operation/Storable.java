package dev.sutler.core.operation;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a store can hold: texts without the character NUL and without halves of surrogate pairs,
/// trees of bounded size and depth.
///
/// Each method tells what is wrong, as the end of a sentence; empty when nothing is.
final class Storable {

    private static final int DEEPEST = 100;

    private Storable() {}

    /// @param largest characters of its JSON text
    static Optional<String> problem(String name, JsonNode tree, int largest) {
        // Depth first: the text of a tree that is too deep is not to be had.
        Optional<String> bad = bad(name, tree, 1);
        if (bad.isPresent()) {
            return bad;
        }
        return tree.toString().length() > largest ? tooLong(name, largest) : Optional.empty();
    }

    /// @param largest characters of all together
    static Optional<String> problem(String name, List<String> texts, int largest) {
        if (texts.stream().mapToLong(String::length).sum() > largest) {
            return tooLong(name, largest);
        }
        return texts.stream().map(text -> bad(name, text)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> tooLong(String name, int largest) {
        return Optional.of(name + " of more than " + largest + " characters.");
    }

    private static Optional<String> bad(String name, JsonNode tree, int depth) {
        if (depth > DEEPEST) {
            return Optional.of(name + " nested deeper than " + DEEPEST + ".");
        }
        if (tree.isString()) {
            return bad(name, tree.stringValue());
        }
        if (tree.isObject()) {
            return tree.propertyStream()
                    .map(member -> badMember(name, member, depth))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return tree.valueStream()
                .map(element -> bad(name, element, depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> badMember(
            String name, Map.Entry<String, JsonNode> member, int depth) {
        return bad(name, member.getKey()).or(() -> bad(name, member.getValue(), depth + 1));
    }

    private static Optional<String> bad(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of(name + " with a NUL character.");
        }
        boolean half = text.codePoints().anyMatch(each -> each >= 0xD800 && each <= 0xDFFF);
        return half ? Optional.of(name + " with half a character.") : Optional.empty();
    }
}
