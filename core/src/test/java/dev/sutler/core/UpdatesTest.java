package dev.sutler.core;

import static dev.sutler.core.samples.Samples.OTHER_PLAN;
import static dev.sutler.core.samples.Samples.PLAN;
import static dev.sutler.core.samples.Samples.SERVICE;
import static dev.sutler.core.samples.Samples.json;
import static dev.sutler.core.samples.Samples.readyInstance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

final class UpdatesTest {

    private static final Catalog OPEN = Offer.open().catalog();
    private static final Catalog NOTHING = new Catalog(List.of(), json("{}"));

    @Test
    void whatIsNotSaidStays() {
        assertThat(new Updates(OPEN, OPEN, request().build()).target(readyInstance()))
                .isEqualTo(readyInstance().shape());
    }

    @Test
    void everyPartThatIsSaidChanges() {
        Command.Update all =
                request()
                        .plan(OTHER_PLAN)
                        .parameters("{'size': null, 'kind': 'x'}")
                        .context("{'n': 1}")
                        .build();
        assertThat(new Updates(OPEN, OPEN, all).target(readyInstance()))
                .isEqualTo(
                        new InstanceShape(
                                OTHER_PLAN,
                                json("{'kind': 'x'}"),
                                json("{'n': 1}"),
                                Optional.empty()));
    }

    @ParameterizedTest(name = "plan {0}, service {1}, exists {2}: {3}")
    @CsvSource({
        "'',         service-1, true,  fine",
        "plan-small, service-1, true,  fine",
        "plan-large, service-1, true,  fine",
        "plan-none,  service-1, true,  INVALID",
        "'',         service-2, true,  INVALID",
        "'',         service-1, false, fine",
        "plan-none,  service-1, false, INVALID",
        "'',         service-2, false, INVALID",
    })
    void whatIsNamedMustBeInTheCatalog(
            String plan, String service, boolean exists, String expected) {
        Command.Update update = request().service(service).plan(plan).build();
        assertThat(told(OPEN, update, exists ? Optional.of(readyInstance()) : Optional.empty()))
                .isEqualTo(expected);
    }

    /// Only a plan change needs the catalog: work on what was retired goes on.
    @ParameterizedTest(name = "plan {0}: {1}")
    @CsvSource({"'', fine", "plan-small, fine", "plan-large, INVALID"})
    void anOfferingThatLeftTheCatalogCanStillBeUpdated(String plan, String expected) {
        Command.Update update = request().plan(plan).parameters("{'x': 1}").build();
        assertThat(told(NOTHING, update)).isEqualTo(expected);
        assertThat(new Updates(NOTHING, NOTHING, request().parameters("{'x': 1}").build()))
                .extracting(updates -> updates.target(readyInstance()).parameters())
                .isEqualTo(json("{'size': 1, 'x': 1}"));
    }

    @Test
    void aPlanThatCannotBeLeftIsNotLeft() {
        Catalog fixed =
                Offer.open()
                        .with(new ServicePlan.Traits(true, true, false, Optional.empty(), false))
                        .catalog();
        assertThat(told(fixed, request().plan(OTHER_PLAN).build())).isEqualTo("UNPROCESSABLE");
        assertThat(told(fixed, request().plan(PLAN).build())).isEqualTo("fine");
        assertThat(told(fixed, request().parameters("{}").build())).isEqualTo("fine");
    }

    @Test
    void nobodyChangesToARetiredPlanButEverybodyMayStay() {
        Catalog retired = Offer.open().closed().catalog();
        assertThat(told(retired, request().plan(OTHER_PLAN).build())).isEqualTo("INVALID");
        assertThat(told(retired, request().plan(PLAN).build())).isEqualTo("fine");
    }

    @Test
    void parametersAreHeldAgainstTheUpdateSchema() {
        Catalog strict = Offer.open().with(new OnlyA(true)).catalog();
        assertThat(told(strict, request().parameters("{'a': 1}").build())).isEqualTo("fine");
        assertThat(told(strict, request().parameters("{'b': 1}").build())).isEqualTo("INVALID");
        assertThat(told(strict, request().plan(OTHER_PLAN).build())).isEqualTo("fine");
    }

    @ParameterizedTest(name = "asked {0}: {1}, then {2}")
    @CsvSource({
        "'',    fine,                      1.0.0",
        "2.0.0, fine,                      2.0.0",
        "1.0.0, MAINTENANCE_INFO_CONFLICT, 1.0.0",
    })
    void anUpgradeMustNameTheCatalogsVersion(String asked, String expected, String after) {
        Catalog upgraded = maintained("2.0.0");
        StoredInstance old = at("1.0.0");
        Command.Update update = request().maintenance(asked).build();
        assertThat(told(upgraded, update, Optional.of(old))).isEqualTo(expected);
        assertThat(new Updates(upgraded, upgraded, update).target(old).maintenanceVersion())
                .contains(after);
    }

    @Test
    void aChangedPlanBringsItsVersionAlong() {
        assertThat(
                        new Updates(
                                        maintained("2.0.0"),
                                        maintained("2.0.0"),
                                        request().plan(OTHER_PLAN).build())
                                .target(at("1.0.0"))
                                .maintenanceVersion())
                .contains("2.0.0");
    }

    @ParameterizedTest(name = "context {0}, plan {1}, parameters {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'platform': 'q'} |            |          | UNPROCESSABLE",
                "{'platform': 'p'} |            |          | fine",
                "{'platform': 'q'} | plan-small |          | fine",
                "{'platform': 'q'} |            | {'x': 1} | fine",
            })
    void aServiceThatDoesNotPromiseContextUpdatesKeepsItsContext(
            String context, String plan, String parameters, String expected) {
        Catalog none = Offer.open().withoutContextUpdates().catalog();
        Request request = request().context(context);
        if (plan != null) {
            request.plan(plan);
        }
        if (parameters != null) {
            request.parameters(parameters);
        }
        assertThat(told(none, request.build())).isEqualTo(expected);
        assertThat(new Updates(none, none, request.build()).target(readyInstance()).context())
                .isEqualTo(readyInstance().shape().context());
    }

    private static String told(Catalog catalog, Command.Update update) {
        return told(catalog, update, Optional.of(readyInstance()));
    }

    private static String told(
            Catalog catalog, Command.Update update, Optional<StoredInstance> instance) {
        return new Updates(catalog, catalog, update)
                .check(instance)
                .map(rejection -> rejection.reason().name())
                .orElse("fine");
    }

    private static Catalog maintained(String version) {
        return Offer.open()
                .with(new ServicePlan.Traits(true, true, true, Optional.of(version), false))
                .catalog();
    }

    private static StoredInstance at(String version) {
        InstanceShape shape = readyInstance().shape();
        return readyInstance()
                .with(
                        new InstanceShape(
                                shape.planId(),
                                shape.parameters(),
                                shape.context(),
                                Optional.of(version)));
    }

    private static Request request() {
        return new Request();
    }

    /// An update request that says nothing but what it is told to.
    private static final class Request {

        private String service = SERVICE;
        private Optional<String> plan = Optional.empty();
        private Optional<ObjectNode> parameters = Optional.empty();
        private Optional<ObjectNode> context = Optional.empty();
        private Optional<String> maintenance = Optional.empty();

        Request service(String id) {
            service = id;
            return this;
        }

        Request plan(String id) {
            plan = Optional.of(id).filter(text -> !text.isEmpty());
            return this;
        }

        Request parameters(String text) {
            parameters = Optional.of(json(text));
            return this;
        }

        Request context(String text) {
            context = Optional.of(json(text));
            return this;
        }

        Request maintenance(String version) {
            maintenance = Optional.of(version).filter(text -> !text.isEmpty());
            return this;
        }

        Command.Update build() {
            return new Command.Update(
                    Samples.caller(),
                    Samples.INSTANCE_ID,
                    service,
                    plan,
                    new Command.Change(parameters, context, maintenance),
                    true);
        }
    }
}
