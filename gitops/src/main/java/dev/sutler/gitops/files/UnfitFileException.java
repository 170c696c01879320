package dev.sutler.gitops.files;

/// Why a file cannot be used. It never leaves this package, and never holds what stands in the
/// file.
final class UnfitFileException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final String problem;

    /// @param line counted from 1; 0 when the problem is in no one line
    UnfitFileException(int line, String problem) {
        super(sentence(line, problem));
        this.line = line;
        this.problem = problem;
    }

    int line() {
        return line;
    }

    String problem() {
        return problem;
    }

    /// A problem with its line in front, if it has one.
    static String sentence(int line, String problem) {
        return line > 0 ? "line " + line + ": " + problem : problem;
    }
}
