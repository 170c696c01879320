package dev.sutler.gitops.mirror;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLException;

/// What an exception says about a remote, in words that everybody may read.
///
/// JGit has few types of exceptions and says the rest in English, so that some of it is told by its
/// text. What is not recognised counts as unreachable, which is tried again.
///
/// @param broken whether the cache may be what is wrong
record Failure(Standing.State state, String message, boolean broken) {

    private static final int DEEPEST = 12;

    static Failure of(Remote remote, Throwable thrown) {
        String who = "The remote " + remote.displayed();
        List<Throwable> causes = causes(thrown);
        String texts = texts(causes);
        if (texts.contains("server key did not validate")
                || texts.contains("host key")
                || texts.contains("known_hosts")) {
            return new Failure(
                    Standing.State.HOST_KEY,
                    who + " has a host key that is not among the known ones.",
                    false);
        }
        if (isDenied(texts)) {
            return new Failure(
                    Standing.State.DENIED, who + " does not accept these credentials.", false);
        }
        if (has(causes, MissingObjectException.class)
                || has(causes, CorruptObjectException.class)) {
            return new Failure(
                    Standing.State.UNREACHABLE,
                    "Something is missing in the copy of " + remote.displayed() + ".",
                    true);
        }
        return new Failure(
                Standing.State.UNREACHABLE, who + " " + whatHappened(causes, texts) + ".", false);
    }

    private static boolean isDenied(String texts) {
        return texts.contains("not authorized")
                || texts.contains("auth fail")
                || texts.contains("authentication is required")
                || texts.contains("authentication not supported")
                || texts.contains("cannot log in")
                || texts.contains("no more authentication methods")
                || texts.contains("403 forbidden")
                || texts.contains("push not permitted")
                || texts.contains("not permitted on");
    }

    private static String whatHappened(List<Throwable> causes, String texts) {
        if (has(causes, UnknownHostException.class)) {
            return "has a name that nobody knows";
        }
        if (has(causes, SocketTimeoutException.class)
                || texts.contains("timed out")
                || texts.contains("timeout")
                || texts.contains("cancelled")
                || texts.contains("too long")) {
            return "does not answer in time";
        }
        if (has(causes, SSLException.class)) {
            return "has a certificate that is not trusted, or breaks TLS off";
        }
        if (has(causes, ConnectException.class) || has(causes, NoRouteToHostException.class)) {
            return "cannot be connected to";
        }
        if (has(causes, NoRemoteRepositoryException.class)) {
            return "has no repository there, or does not show it to us";
        }
        return "cannot be talked to (" + causes.getLast().getClass().getSimpleName() + ")";
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        Throwable cause = thrown;
        while (cause != null && causes.size() < DEEPEST) {
            causes.add(cause);
            cause = cause.getCause();
        }
        return causes;
    }

    private static String texts(List<Throwable> causes) {
        var texts = new StringBuilder();
        for (Throwable cause : causes) {
            texts.append(cause.getMessage()).append('\n');
        }
        return texts.toString().toLowerCase(Locale.ROOT);
    }
}
