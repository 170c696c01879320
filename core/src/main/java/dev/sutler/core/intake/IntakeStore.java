package dev.sutler.core.intake;

import dev.sutler.core.operator.Instruction;

import java.util.List;
import java.util.Objects;

/// The way into the store for what was made elsewhere.
///
/// Both methods answer for each intake, in the order in which they were given. They throw
/// [dev.sutler.core.store.StoreUnavailableException] when the store does not answer; what was
/// written is then unknown, and to ask again is safe.
public interface IntakeStore {

    /// What would come of it. Writes nothing.
    List<Reception> look(List<Intake> intakes);

    /// Takes them in.
    ///
    /// Each MUST be written as a whole or not at all: the instance, its bindings, all their
    /// operations, and an entry in the audit. What is there already, and what is known to have been
    /// removed, MUST be left as it is; so MUST be an id about which an operation is active. What
    /// was forgotten at an operator's order is not known. An operation that goes on is due at once
    /// and held by nobody. No two intakes may be of the same instance.
    ///
    /// @param why who orders it
    /// @param origin where it was found, for the audit; never a secret
    List<Reception> take(List<Intake> intakes, Instruction why, String origin);

    /// What came of an intake, or would come.
    sealed interface Reception {

        /// It was not known, and is taken in.
        record Taken() implements Reception {}

        /// It is there already, and the same; or it is known to be gone.
        record AlreadyThere() implements Reception {}

        /// It is there already, and is something else.
        ///
        /// @param how a sentence for each difference; never a secret
        record Differs(List<String> how) implements Reception {
            public Differs {
                how = List.copyOf(how);
            }
        }

        /// The store cannot hold it.
        ///
        /// @param reason a sentence; never a secret
        record Unfit(String reason) implements Reception {
            public Unfit {
                Objects.requireNonNull(reason, "reason");
            }
        }
    }
}
