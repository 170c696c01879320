package dev.sutler.rig.check.model;

/// An instance or a binding, as far as clients can tell.
///
/// @param condition what it is
/// @param made the arguments that it was asked for with; empty when it is absent
/// @param reshaped whether it was changed since, so that nobody here knows which request it equals
/// @param everReady whether it ever was ready in this life
record Thing(Condition condition, String made, boolean reshaped, boolean everReady) {

    static final Thing ABSENT = new Thing(Condition.ABSENT, "", false, false);

    static Thing making(String arguments) {
        return new Thing(Condition.MAKING, arguments, false, false);
    }

    Thing is(Condition now) {
        return new Thing(now, made, reshaped, everReady || now == Condition.READY);
    }

    Thing isReshaped() {
        return new Thing(Condition.READY, made, true, true);
    }

    /// Whether a request with these arguments may be the same as the one that made it.
    boolean maybeSame(String arguments) {
        return reshaped || made.equals(arguments);
    }

    boolean maybeDifferent(String arguments) {
        return reshaped || !made.equals(arguments);
    }

    boolean fetchable() {
        return condition == Condition.READY || (condition == Condition.FAILED && everReady);
    }
}
