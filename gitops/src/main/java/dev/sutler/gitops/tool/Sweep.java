package dev.sutler.gitops.tool;

import java.util.List;
import java.util.Objects;

/// What is to be removed from a repository.
///
/// @param removals in order of directories
/// @param kept what seems to be gone, but is not removed
/// @param shallow whether the clone knows only a part of the history, so that more may be old enough
public record Sweep(List<Removal> removals, List<Kept> kept, boolean shallow) {

    public Sweep {
        removals = List.copyOf(removals);
        kept = List.copyOf(kept);
    }

    /// A directory that goes with all that is in it.
    ///
    /// @param binding whether it is that of a binding whose instance stays
    /// @param files how many files are in it
    public record Removal(String directory, boolean binding, int files) {
        public Removal {
            Objects.requireNonNull(directory, "directory");
        }
    }

    /// A directory that stays.
    public record Kept(String directory, String reason) {
        public Kept {
            Objects.requireNonNull(directory, "directory");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// How many instances go.
    public long instances() {
        return removals.stream().filter(removal -> !removal.binding()).count();
    }

    /// How many bindings go whose instances stay.
    public long bindings() {
        return removals.stream().filter(Removal::binding).count();
    }
}
