package dev.sutler.core;

import static dev.sutler.core.samples.Samples.OTHER_PLAN;
import static dev.sutler.core.samples.Samples.PLAN;
import static dev.sutler.core.samples.Samples.SERVICE;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.samples.Offer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

final class RequestChecksTest {

    private final Catalog catalog = Offer.open().catalog();

    @ParameterizedTest
    @CsvSource({
        "service-1, plan-small, true",
        "service-1, plan-none,  false",
        "service-2, plan-small, false",
        "'',        '',         false",
    })
    void whatIsNamedMustBeInTheCatalog(String serviceId, String planId, boolean known) {
        Optional<Rejection> rejection =
                RequestChecks.known(catalog, new PlanChoice(serviceId, planId));
        assertThat(rejection.isEmpty()).isEqualTo(known);
        rejection.ifPresent(each -> assertThat(each.reason()).isEqualTo(Reason.INVALID));
    }

    @Test
    void aRetiredOfferingIsClosed() {
        ServicePlan plan = catalog.plan(SERVICE, PLAN).orElseThrow();
        assertThat(RequestChecks.open(Offer.open().offering(), plan)).isEmpty();
        assertThat(RequestChecks.open(Offer.open().closed().offering(), plan)).isPresent();
    }

    @Test
    void aRetiredPlanIsClosed() {
        Offer retired =
                Offer.open().with(new ServicePlan.Traits(true, true, true, Optional.empty(), true));
        ServicePlan plan = retired.catalog().plan(SERVICE, OTHER_PLAN).orElseThrow();
        assertThat(RequestChecks.open(retired.offering(), plan)).isPresent();
    }

    @ParameterizedTest(name = "required members {0}, sent {1}: fine {2}")
    @CsvSource({
        "true,  nothing, false",
        "true,  {},      false",
        "true,  {'a':1}, true",
        "false, nothing, true",
        "false, {},      true",
        "false, {'b':1}, false",
    })
    void absentParametersCountAsEmptyWhereSomethingIsRequired(
            boolean required, String sent, boolean fine) {
        OnlyA schema = new OnlyA(required);
        assertThat(
                        RequestChecks.created(
                                        Optional.of(schema),
                                        sent.equals("nothing")
                                                ? Optional.empty()
                                                : Optional.of(json(sent)))
                                .isEmpty())
                .isEqualTo(fine);
    }

    @ParameterizedTest(name = "sent {0}: fine {1}")
    @CsvSource({
        "nothing,           true",
        "{'a':1},           true",
        "{'b':1},           false",
        "'{\"a\":1,\"b\":null}', true",
        "{'b':null},        false",
    })
    void aNullThatRemovesAKeyIsNotHeldAgainstTheSchema(String sent, boolean fine) {
        assertThat(
                        RequestChecks.updated(
                                        Optional.of(new OnlyA(true)),
                                        sent.equals("nothing")
                                                ? Optional.empty()
                                                : Optional.of(json(sent)))
                                .isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void onlyAFewViolationsAreTold() {
        StringBuilder many = new StringBuilder("{'x0': 0");
        for (int index = 1; index < 1_000; index++) {
            many.append(", 'x").append(index).append("': 0");
        }
        Rejection rejection =
                RequestChecks.created(
                                Optional.of(new OnlyA(false)),
                                Optional.of(json(many.append('}').toString())))
                        .orElseThrow();
        assertThat(rejection.description()).endsWith("(and 995 more)").hasSizeLessThan(300);
    }

    @ParameterizedTest(name = "catalog {0}, request {1}: fine {2}")
    @CsvSource({
        "1.0.0, 1.0.0, true",
        "1.0.0, '',    true",
        "1.0.0, 1.0.1, false",
        "1.0.0, 1.0.0+build, false",
        "'',    1.0.0, false",
        "'',    '',    true",
    })
    void theMaintenanceVersionIsThatOfThePlan(String offered, String asked, boolean fine) {
        Optional<String> version = Optional.of(offered).filter(text -> !text.isEmpty());
        ServicePlan plan =
                Offer.open()
                        .with(new ServicePlan.Traits(true, true, true, version, false))
                        .catalog()
                        .plan(SERVICE, PLAN)
                        .orElseThrow();
        Optional<Rejection> rejection =
                RequestChecks.maintenance(plan, Optional.of(asked).filter(text -> !text.isEmpty()));
        assertThat(rejection.isEmpty()).isEqualTo(fine);
        rejection.ifPresent(
                each -> assertThat(each.reason()).isEqualTo(Reason.MAINTENANCE_INFO_CONFLICT));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1}           | nothing              | {'a': 1}",
                "{'a': 1}           | {}                   | {'a': 1}",
                "{'a': 1, 'b': 2}   | {'b': 3, 'c': 4}     | {'a': 1, 'b': 3, 'c': 4}",
                "{'a': 1, 'b': 2}   | {'a': null}          | {'b': 2}",
                "{'a': 1}           | {'z': null}          | {'a': 1}",
                "{'a': {'x': 1}}    | {'a': {'y': 2}}      | {'a': {'y': 2}}",
                "{'a': {'x': 1}}    | {'a': {'x': null}}   | {'a': {'x': null}}",
            })
    void givenKeysReplaceAndNullRemoves(String current, String change, String expected) {
        assertThat(
                        RequestChecks.merged(
                                json(current),
                                change.equals("nothing")
                                        ? Optional.empty()
                                        : Optional.of(json(change))))
                .isEqualTo(json(expected));
    }

    @Test
    void mergingLeavesBothSidesAlone() {
        var current = json("{'a': 1}");
        var change = json("{'a': null, 'b': 2}");
        RequestChecks.merged(current, Optional.of(change));
        assertThat(current).isEqualTo(json("{'a': 1}"));
        assertThat(change).isEqualTo(json("{'a': null, 'b': 2}"));
    }
}
