package dev.sutler.server.catalogfile;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What one file holds.
///
/// @param offering the tree; empty when a problem makes its content doubtful
/// @param lines where the values of the tree stand
/// @param problems what is wrong with the file's form
record OfferingFile(Optional<ObjectNode> offering, LineIndex lines, List<FileProblem> problems) {

    OfferingFile {
        problems = List.copyOf(problems);
    }

    static OfferingFile unusable(FileProblem problem) {
        return new OfferingFile(Optional.empty(), new LineIndex(), List.of(problem));
    }
}
