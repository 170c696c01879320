package dev.sutler.gitops.mirror;

import java.util.List;
import java.util.stream.Collectors;

/// The message of a commit that does what several wanted.
final class CommitMessage {

    private static final int LONGEST_SUBJECT = 300;

    private CommitMessage() {}

    /// The subject itself if there is one; otherwise the first, how many more, and a list.
    static String of(List<String> subjects) {
        List<String> lines = subjects.stream().map(CommitMessage::line).toList();
        if (lines.size() == 1) {
            return lines.getFirst() + "\n";
        }
        return lines.getFirst()
                + " and "
                + (lines.size() - 1)
                + " more\n\n"
                + lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }

    /* What an edit calls itself may contain what a stranger wrote. */
    private static String line(String subject) {
        String line = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT) + "…";
    }
}
