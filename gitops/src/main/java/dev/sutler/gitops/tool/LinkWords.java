package dev.sutler.gitops.tool;

import java.util.Locale;
import java.util.Optional;

/// What went wrong on the way to a remote, in words that everybody may read.
final class LinkWords {

    private static final int DEEPEST = 12;
    private static final int LONGEST = 400;

    private LinkWords() {}

    /* What JGit says repeats the URL, with the password in it. Only the kinds of what it says are told on. */
    static LinkException failure(Upstream upstream, Exception failed) {
        String texts = texts(failed);
        String who = "The remote " + upstream.displayed();
        if (isAboutHostKey(texts)) {
            return new LinkException(
                    who + " has a host key that is not in known_hosts. Add it with ssh-keyscan.",
                    true,
                    failed);
        }
        if (isDenied(texts)) {
            return new LinkException(
                    who
                            + " does not let us in. Use --username and --password-file, --ssh-key,"
                            + " or --git if the program git is set up for it.",
                    true,
                    failed);
        }
        if (texts.contains("timed out") || texts.contains("timeout")) {
            return new LinkException(who + " does not answer in time.", false, failed);
        }
        if (texts.contains("unknownhost") || texts.contains("not resolve host")) {
            return new LinkException(who + " has a name that nobody knows.", false, failed);
        }
        if (texts.contains("not found") || texts.contains("norepository")) {
            return new LinkException(
                    who + " has no repository there, or does not show it to us.", false, failed);
        }
        return new LinkException(who + " cannot be reached.", false, failed);
    }

    private static boolean isAboutHostKey(String texts) {
        return texts.contains("server key did not validate")
                || texts.contains("host key")
                || texts.contains("known_hosts");
    }

    private static boolean isDenied(String texts) {
        return texts.contains("not authorized")
                || texts.contains("auth fail")
                || texts.contains("authentication")
                || texts.contains("cannot log in")
                || texts.contains("403")
                || texts.contains("401")
                || texts.contains("could not read username")
                || texts.contains("permission denied")
                || texts.contains("not permitted");
    }

    private static String texts(Exception failed) {
        StringBuilder texts = new StringBuilder();
        Optional<Throwable> cause = Optional.of(failed);
        for (int depth = 0; depth < DEEPEST && cause.isPresent(); depth++) {
            texts.append(cause.get().getClass().getSimpleName())
                    .append(' ')
                    .append(cause.get().getMessage())
                    .append('\n');
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return texts.toString().toLowerCase(Locale.ROOT);
    }

    /// What somebody else said, in one line that steers no terminal.
    static String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
