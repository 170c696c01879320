package dev.sutler.gitops.mirror;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Paths in a repository.
final class Paths {

    private static final int LONGEST_NAME = 255;
    private static final int DEEPEST = 32;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// What file systems take for `.git`, too, if they look away from case, trailing dots or
    /// spaces, or know its short name.
    private static final Pattern GIT = Pattern.compile("(\\.git|git~\\d+)[. ]*(:.*)?");

    private Paths() {}

    /// The names that a path consists of; none for the root.
    static List<String> names(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    }

    /// What is wrong with a path that shall be written to, in words that complete "the path …".
    static Optional<String> problem(String path) {
        List<String> names = names(path);
        if (names.isEmpty()) {
            return Optional.of("is empty");
        }
        if (names.size() > DEEPEST) {
            return Optional.of("is too deep");
        }
        return names.stream().map(Paths::problemOfName).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> problemOfName(String name) {
        if (name.isEmpty()) {
            return Optional.of("has an empty part");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("leads elsewhere");
        }
        if (name.indexOf('\\') >= 0 || CONTROL.matcher(name).find()) {
            return Optional.of("has a character that no path here may have");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Optional.of("has a part of more than 255 bytes");
        }
        if (GIT.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("leads into git's own files");
        }
        return Optional.empty();
    }
}
