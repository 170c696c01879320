package dev.sutler.conformance.run;

import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Pace;
import dev.sutler.conformance.check.Subject;
import dev.sutler.conformance.offer.Menu;
import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.Plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Which plans a check is tried on: of each pace, the one on which most can be tried. More plans
/// would tell nothing new, and take longer.
final class Choice {

    private final List<Subject> subjects;

    /// @param subjects all plans that can be had
    Choice(List<Subject> subjects, Menu menu, ParameterSource parameters) {
        this.subjects =
                subjects.stream()
                        .sorted(
                                Comparator.comparingLong(
                                        subject -> -promises(subject.plan(), menu, parameters)))
                        .toList();
    }

    /// At most one of each pace; none when no plan is like that.
    List<Subject> of(Need need) {
        return Arrays.stream(Pace.values())
                .flatMap(
                        pace ->
                                subjects.stream()
                                        .filter(each -> each.pace() == pace)
                                        .filter(need.fits())
                                        .limit(1))
                .toList();
    }

    private static long promises(Plan plan, Menu menu, ParameterSource parameters) {
        Stream<Boolean> declared =
                Stream.of(
                        plan.bindable(),
                        plan.updateable() && !menu.siblings(plan).isEmpty(),
                        plan.rotatable(),
                        plan.instancesRetrievable(),
                        plan.bindingsRetrievable(),
                        plan.contextUpdateable(),
                        plan.maintenanceVersion().isPresent());
        Stream<Boolean> known =
                Arrays.stream(Plan.Schema.values())
                        .flatMap(
                                schema ->
                                        Stream.of(
                                                plan.schema(schema).isPresent(),
                                                parameters.different(plan, schema).isPresent(),
                                                parameters.invalid(plan, schema).isPresent(),
                                                parameters.slow(plan, schema).isPresent(),
                                                parameters.failing(plan, schema).isPresent()));
        return Stream.concat(declared, known).filter(promise -> promise).count();
    }
}
