package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.check.Check;

import java.util.List;
import java.util.stream.Stream;

/// All checks of service bindings.
public final class BindingChecks {

    private BindingChecks() {}

    /// All of them.
    public static List<Check> all() {
        return Stream.of(
                        BindChecks.all(),
                        RefusedBindChecks.all(),
                        KindChecks.all(),
                        RotationChecks.all(),
                        FetchChecks.all(),
                        UnbindChecks.all(),
                        UnbindWhileBinding.all(),
                        BindingMatrix.all())
                .flatMap(List::stream)
                .toList();
    }
}
