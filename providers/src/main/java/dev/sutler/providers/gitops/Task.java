package dev.sutler.providers.gitops;

import dev.sutler.spi.Progress;

/// One call's wish.
///
/// @param kind what is wanted
/// @param id what it is about, for people
/// @param place where it stands
/// @param operation what a status has to name if it names anything: another word for cleaning up
///   after a provision than for the provision itself
/// @param epoch the call's number
/// @param paper what the file should say
record Task(Kind kind, String id, Place place, String operation, long epoch, Paper paper) {

    /// What comes of an edit of this task that was refused.
    ///
    /// @throws LateCallException when a later call has written already
    <R> Progress<R> refused(String reason) {
        if (reason.equals(FileEdit.LATE)) {
            throw new LateCallException(place.file());
        }
        return Progress.failed(reason);
    }
}
