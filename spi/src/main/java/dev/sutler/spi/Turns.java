package dev.sutler.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Lets one replica at a time do what all of them could do, such as writing to something outside
/// that has one writer.
///
/// A turn is a courtesy, and no lock: whoever is paused in the middle of one may go on while
/// somebody else has the next. What must never be done twice needs a guard of its own where it is
/// done.
public interface Turns {

    /// How many characters a name may have.
    int LONGEST_NAME = 500;

    /// Takes the turn if nobody has it, without waiting. Within one process too, only one has it.
    ///
    /// @param name what is done in turns; the same for all who share it. It is shown to people, so
    ///   it holds no secret
    /// @param atMost after this long somebody else may have it, whatever became of this one
    /// @return empty when somebody else has it, or when it cannot be told now
    /// @throws IllegalArgumentException for a name that is blank, has control characters, or is
    ///   longer than [#LONGEST_NAME]
    Optional<Turn> take(String name, Duration atMost);

    /// Turns for a process that shares with no other: for tests, and for tools.
    ///
    /// @param nanoTime a clock that only goes forward, such as `System::nanoTime`
    static Turns withinThisProcess(LongSupplier nanoTime) {
        return new ProcessTurns(nanoTime);
    }

    /// Refuses a name that no turn can have.
    ///
    /// @throws IllegalArgumentException see [#take]
    static void check(String name) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A turn's name has 1 to " + LONGEST_NAME + " characters, none for control");
        }
    }

    /// The right to do it now.
    interface Turn extends AutoCloseable {

        /// Whether nobody else has had a turn since this process had its last. `false` for its
        /// first.
        boolean undisturbed();

        /// Lets the next one have it. Never throws. Of a turn that has run out, it does nothing.
        @Override
        void close();
    }
}
