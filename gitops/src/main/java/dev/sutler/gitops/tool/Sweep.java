package dev.sutler.gitops.tool;

import java.util.List;
import java.util.Objects;

/// What is to be removed from a repository.
///
/// @param removals in order of directories
/// @param kept what seems to be gone, but is not removed
/// @param shallow whether the clone knows only a part of the history, so that more may be old
///   enough
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

    /// How much it is, in words.
    public String summary() {
        long bindings = removals.stream().filter(Removal::binding).count();
        return count(removals.size() - bindings, "instance") + " and " + count(bindings, "binding");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
