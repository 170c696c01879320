package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.finished;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.CanonicalJson;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whatever a platform may send comes back as it was.
public interface StoreDataContract extends StoreFixture {

    /// Ids that are fit to break something.
    static Stream<String> ids() {
        return Stream.of(
                "'; DROP TABLE operation; --",
                "\"quoted\" and `ticked` and $1 and ? and {x}",
                "a/b:c%2F..\\..\\d",
                "crn:v1:bluemix:public:postgres:us-south:a/1:2::",
                " spaces at both ends ",
                "\t\n\r\u0001\u007f",
                "🐘 Ünïcöde ﷽ \u202e backwards",
                "e\u0301 is not \u00e9",
                "%",
                "_",
                "x".repeat(1_024),
                "🐘".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("ids")
    default void anyIdServes(String id) {
        Given given = new Given(store());
        BindingKey key = new BindingKey(id, id);

        given.ready(id);
        given.bound(key);

        assertThat(given.instance(id).id()).isEqualTo(id);
        assertThat(given.binding(key).key()).isEqualTo(key);
        given.record(given.unbinding(key), finished(new Change.BindingRemoved()));
        given.record(given.deprovisioning(id), finished(new Change.InstanceRemoved()));
        assertThat(store().instance(id).latest().orElseThrow().subject().instanceId())
                .isEqualTo(id);
    }

    @Test
    default void idsThatLookAlikeAreDifferent() {
        Given given = new Given(store());
        List<String> ids =
                List.of("a", "A", "a ", " a", "\u00e4", "a\u0308", "\uff41", "a\u200b", "%", "_");

        ids.forEach(given::ready);

        ids.forEach(id -> assertThat(given.instance(id).id()).isEqualTo(id));
    }

    @Test
    default void numbersOfAnySizeKeepTheirValue() {
        ObjectNode parameters = Samples.empty();
        parameters
                .put("huge", new BigDecimal("1e400"))
                .put("tiny", new BigDecimal("-1.25e-400"))
                .put("long", new BigInteger("1234567890".repeat(20)))
                .put("precise", new BigDecimal("0.1000000000000000000000000000000000000001"))
                .put("half", 0.5)
                .put("most", Long.MAX_VALUE)
                .put("least", Long.MIN_VALUE)
                .put("nothing", new BigDecimal("-0.0"));

        thenParametersComeBack(parameters);
    }

    @Test
    default void deeplyNestedJsonComesBack() {
        ObjectNode parameters = Samples.empty();
        ObjectNode inner = parameters;
        for (int depth = 0; depth < 200; depth++) {
            inner = inner.putArray("a").addObject();
        }
        inner.put("bottom", true);

        thenParametersComeBack(parameters);
    }

    @Test
    default void anyTextInJsonComesBack() {
        ObjectNode parameters = Samples.empty();
        parameters
                .put("", "an empty key")
                .put("🐘 \" ' \\ \n", "a key with everything")
                .put("text", "\u0001 \t 🐘 \" \\ </script> ${x} ' ; --")
                .put("long", "x".repeat(200_000));
        parameters.putNull("nothing").putArray("list").add(true).addNull().addObject();

        thenParametersComeBack(parameters);
    }

    @Test
    default void whatIsNotThereIsNotThere() {
        Given given = new Given(store());
        StoredInstance bare =
                new StoredInstance(
                        "i",
                        "",
                        "",
                        new Tenancy("", ""),
                        new InstanceShape("", Samples.empty(), Samples.empty(), Optional.empty()),
                        StoredInstance.Status.NEW,
                        new InstanceOutput(Optional.empty(), InstanceDetails.none()));

        given.begin(provision(bare), Optional.empty());

        StoredInstance found = given.instance("i");
        assertThat(found).isEqualTo(bare.with(found.status()));
    }

    @Test
    default void theNotesOfAProviderComeBack() {
        Given given = new Given(store());
        InstanceDetails details =
                new InstanceDetails(
                        new InstanceMetadata(
                                Samples.json("{'a': [1, {'b': null}]}"), Samples.empty()),
                        Samples.json("{'text': '🐘', 'list': [[], {}]}"));

        given.record(given.provisioning("i"), finished(new Change.InstanceReady(details)));

        assertThat(given.instance("i").output().details()).isEqualTo(details);
    }

    private void thenParametersComeBack(ObjectNode parameters) {
        Given given = new Given(store());
        InstanceShape shape =
                new InstanceShape("plan", parameters, Samples.empty(), Optional.empty());

        given.begin(provision(Samples.instance("i", shape)), Optional.empty());

        ObjectNode found = given.instance("i").shape().parameters();
        assertThat(CanonicalJson.same(found, parameters)).as("%.300s", found).isTrue();
    }

    private static Transition provision(StoredInstance instance) {
        return new Transition.Provision(
                instance, Samples.operation(instance.id(), OperationKind.PROVISION));
    }
}
