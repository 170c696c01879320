package dev.sutler.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.conformance.model.Fault;
import dev.sutler.conformance.model.Mode;
import dev.sutler.conformance.model.ModelBroker;
import dev.sutler.conformance.model.Tampers;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class BrokerConformanceTest {

    @Test
    void aBrokenRequirementFailsItsTestAndTheOthersPassOrAreAborted() {
        Fault fault =
                new Fault(
                        "plans are free by word",
                        Set.of(),
                        Tampers.body("/services/*/plans/*/free", "yes"));
        try (ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.of(fault))) {
            List<DynamicTest> tests =
                    BrokerConformance.of(broker.uri(), ModelBroker.USERNAME, ModelBroker.PASSWORD)
                            .on(plan -> plan.name().equals("model-database/small"))
                            .tests()
                            .toList();

            assertThat(tests).hasSizeGreaterThan(20);
            assertThat(tests.stream().filter(BrokerConformanceTest::fails))
                    .isNotEmpty()
                    .allMatch(test -> test.getDisplayName().startsWith("OSB-CAT-"));
            assertThatThrownBy(
                            () ->
                                    tests.stream()
                                            .filter(BrokerConformanceTest::fails)
                                            .findFirst()
                                            .orElseThrow()
                                            .getExecutable()
                                            .execute())
                    .hasMessageContaining("GET /v2/catalog")
                    .hasMessageContaining("expected");
        }
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (TestAbortedException notApplicable) {
            return false;
        } catch (AssertionFailedError failed) {
            return true;
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
