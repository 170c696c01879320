package dev.sutler.conformance.check;

/// Ends a check that cannot be tried on, or that cannot go on because what it builds upon went
/// wrong: the requirements that it has not judged are not applicable, for this reason.
public final class SkippedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SkippedException(String reason) {
        super(reason);
    }
}
