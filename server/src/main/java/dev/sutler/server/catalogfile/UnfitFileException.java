package dev.sutler.server.catalogfile;

/// Thrown when a file is nothing that could hold an offering.
final class UnfitFileException extends Exception {

    private final FileProblem problem;

    UnfitFileException(FileRule rule, String message) {
        super(message);
        this.problem = new FileProblem(rule, message);
    }

    UnfitFileException(FileRule rule, int line, String message) {
        super(message);
        this.problem = new FileProblem(rule, line, message);
    }

    FileProblem problem() {
        return problem;
    }
}
