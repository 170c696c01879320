package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ParameterSchema;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;

/// The catalog that comes with the broker.
class BuiltInCatalogTest {

    private static final Path FOLDER = Path.of("..", "catalog");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void isWithoutErrorsAndWarnings() {
        assertThat(new CatalogFolder(new AnyProvider()).read(FOLDER).findings()).isEmpty();
    }

    @Test
    void offersPostgresqlInTwoSizes() {
        ServiceOffering postgresql = offering("postgresql");

        assertThat(postgresql.plans())
                .extracting(ServicePlan::name)
                .containsExactly("small", "large");
        assertThat(postgresql.plans())
                .extracting(plan -> plan.providerSettings().path("connection-limit").intValue())
                .containsExactly(20, 100);
        assertThat(postgresql.plans())
                .allMatch(plan -> plan.traits().bindable() && plan.traits().bindingRotatable())
                .allMatch(plan -> plan.traits().planUpdateable())
                .allMatch(plan -> plan.handling().answers() == AnswerMode.FASTEST);
    }

    @Test
    void lateChangesToADatabaseAreItsExtensionsOnly() {
        for (ServicePlan plan : offering("postgresql").plans()) {
            ParameterSchema create = plan.schemas().create().orElseThrow();
            ParameterSchema update = plan.schemas().update().orElseThrow();
            ObjectNode all =
                    object(
                            """
                            {"extensions": ["uuid-ossp", "hstore"], "locale": "en_US.utf8",
                             "encoding": "UTF8"}\
                            """);

            assertThat(create.violations(all)).isEmpty();
            assertThat(update.violations(object("{\"extensions\": [\"citext\"]}"))).isEmpty();
            assertThat(update.violations(all))
                    .containsExactlyInAnyOrder(
                            "/locale is not known: known are extensions",
                            "/encoding is not known: known are extensions");
            assertThat(create.violations(object("{\"extensions\": [\"plpython3u\"]}"))).hasSize(1);
            assertThat(create.violations(object("{\"locale\": \"C'; DROP TABLE x\"}"))).hasSize(1);
        }
    }

    @Test
    void bindingsToADatabaseTakeNoParameters() {
        for (ServicePlan plan : offering("postgresql").plans()) {
            ParameterSchema bind = plan.schemas().bind().orElseThrow();

            assertThat(bind.violations(object("{}"))).isEmpty();
            assertThat(bind.violations(object("{\"role\": \"admin\"}"))).hasSize(1);
        }
    }

    @Test
    void offersEveryWayOfAnsweringForTests() {
        assertThat(offering("scripted").plans())
                .extracting(ServicePlan::name)
                .containsExactly("synchronous", "asynchronous", "fastest", "failing", "bare");
        assertThat(offering("scripted").plans())
                .extracting(plan -> plan.handling().answers())
                .contains(AnswerMode.values());
    }

    private static ServiceOffering offering(String name) {
        Catalog catalog = new CatalogFolder(new AnyProvider()).read(FOLDER).catalog().orElseThrow();
        List<ServiceOffering> found =
                catalog.offerings().stream().filter(each -> each.name().equals(name)).toList();
        return found.getFirst();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
