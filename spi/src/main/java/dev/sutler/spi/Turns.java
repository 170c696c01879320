package dev.sutler.spi;

import java.time.Duration;
import java.util.Optional;

/// Lets one replica at a time do what all of them could do, such as writing to something outside
/// that has one writer.
///
/// A turn is a courtesy, and no lock: whoever is paused in the middle of one may go on while
/// somebody else has the next. What must never be done twice needs a guard of its own where it is
/// done.
public interface Turns {

    /// Takes the turn if nobody has it, without waiting.
    ///
    /// @param name what is done in turns; the same for all who share it
    /// @param atMost after this long somebody else may have it, whatever became of this one
    /// @return empty when somebody else has it, or when it cannot be told now
    Optional<Turn> take(String name, Duration atMost);

    /// The right to do it now.
    interface Turn extends AutoCloseable {

        /// Whether nobody else has had a turn since this process had its last.
        boolean undisturbed();

        /// Lets the next one have it. Never throws.
        @Override
        void close();
    }
}
