package dev.sutler.rig.check;

import java.util.List;

/// Holds one promise against the evidence.
interface Checker {

    /// @return what was wrong; empty when the promise was kept
    List<Violation> check(Evidence evidence);
}
