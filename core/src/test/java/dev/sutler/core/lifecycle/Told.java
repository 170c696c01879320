package dev.sutler.core.lifecycle;

/// A decision as a word that fits into a table.
final class Told {

    private Told() {}

    static String of(Decision decision) {
        return switch (decision) {
            case Decision.Answer(Outcome.Rejected(Rejection rejection)) ->
                    rejection.reason().name();
            case Decision.Answer(Outcome outcome) -> outcome.getClass().getSimpleName();
            case Decision.Join _ -> "JOIN";
            case Decision.Begin(Transition transition) ->
                    "BEGIN "
                            + transition.operation().kind()
                            + (cutsShort(transition) ? " cutting short" : "");
        };
    }

    private static boolean cutsShort(Transition transition) {
        return switch (transition) {
            case Transition.Deprovision deprovision -> deprovision.cutsShort().isPresent();
            case Transition.Unbind unbind -> unbind.cutsShort().isPresent();
            case Transition.Provision _,
                    Transition.Update _,
                    Transition.Bind _,
                    Transition.Rotate _ ->
                    false;
        };
    }
}
