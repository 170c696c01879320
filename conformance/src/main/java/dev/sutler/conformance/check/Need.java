package dev.sutler.conformance.check;

import dev.sutler.conformance.offer.Plan;

import java.util.Objects;
import java.util.function.Predicate;

/// What a plan must be like for a check.
///
/// @param what in words, to say why a check was not applicable: "a plan that is bindable"
/// @param fits whether a plan will do
/// @param touches whether the check makes anything at the broker
public record Need(String what, Predicate<Subject> fits, boolean touches) {

    /// The broker alone: such a check makes nothing, and runs once.
    public static final Need NOTHING = new Need("nothing", subject -> true, false);

    public static final Need A_PLAN = new Need("a plan", subject -> true, true);
    public static final Need BINDABLE = of("a plan that is bindable", Plan::bindable);
    public static final Need RETRIEVABLE =
            of("a plan whose instances can be fetched", Plan::instancesRetrievable);
    public static final Need BINDINGS_RETRIEVABLE =
            of(
                    "a plan whose bindings can be fetched",
                    plan -> plan.bindable() && plan.bindingsRetrievable());
    public static final Need ROTATABLE =
            of("a plan whose bindings can be rotated", plan -> plan.bindable() && plan.rotatable());
    public static final Need UPDATEABLE = of("a plan that can be changed", Plan::updateable);
    public static final Need ASYNCHRONOUS =
            new Need(
                    "a plan that answers asynchronously",
                    subject -> subject.pace() == Pace.ASYNCHRONOUS,
                    true);

    public Need {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(fits, "fits");
    }

    /// A plan that declares something.
    public static Need of(String what, Predicate<Plan> declares) {
        return new Need(what, subject -> declares.test(subject.plan()), true);
    }

    /// This and another one.
    public Need and(Need other) {
        return new Need(
                what + " and " + other.what, fits.and(other.fits), touches || other.touches);
    }
}
