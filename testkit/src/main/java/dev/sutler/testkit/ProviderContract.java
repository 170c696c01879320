package dev.sutler.testkit;

import static dev.sutler.testkit.ProviderActor.bind;
import static dev.sutler.testkit.ProviderActor.deprovision;
import static dev.sutler.testkit.ProviderActor.provision;
import static dev.sutler.testkit.ProviderActor.unbind;
import static dev.sutler.testkit.ProviderActor.update;
import static dev.sutler.testkit.ProviderActor.with;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.ServiceInstance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The suite that every [dev.sutler.spi.Provider] passes.
///
/// A provider's test class extends it and says in [#fixture()] how to make the provider and how to
/// look at its back end. It tests what [dev.sutler.spi.Provider] promises: each call is safe to
/// repeat at any point, also after it was cut off between any two steps; what is removed is gone;
/// what was never made can be removed; any id will do; results can be stored and do not print
/// secrets.
public abstract class ProviderContract extends ProviderCrashContract {

    private static final int PARALLEL = 4;
    private static final int LARGEST_STATE = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whatIsMadeWorksAndWhatIsRemovedIsGone() throws Exception {
        ProviderActor actor = actor();
        Set<String> before = actor.fixture().leftovers();

        ServiceInstance instance = actor.provisioned("life");
        assertThat(actor.fixture().leftovers()).as("made by a provision").isNotEqualTo(before);
        Set<String> unbound = actor.fixture().leftovers();
        BindingDetails details = actor.bound(instance, "binding");
        actor.fixture().assertUsable(details);
        actor.unbound(instance, "binding", details);
        actor.fixture().assertUseless(details);
        assertThat(actor.fixture().leftovers()).isEqualTo(unbound);
        actor.deprovisioned(instance);

        assertThat(actor.fixture().leftovers()).isEqualTo(before);
    }

    @Test
    void everyCallMayBeRepeated() throws Exception {
        ProviderActor actor = actor();
        Set<String> before = actor.fixture().leftovers();
        ServiceInstance asked = actor.instance("twice");

        InstanceDetails made = actor.toSuccess(provision(asked));
        assertThat(actor.toSuccess(provision(asked))).isEqualTo(made);
        ServiceInstance instance = with(asked, made);
        BindingDetails first = actor.bound(instance, "b");
        BindingDetails second = actor.bound(instance, "b");
        assertSameBinding(second, first);
        actor.fixture().assertUsable(second);
        assertThat(actor.toSuccess(provision(asked))).as("late repeat").isEqualTo(made);
        assertThat(actor.toSuccess(update(instance, instance)))
                .isEqualTo(actor.toSuccess(update(instance, instance)));
        actor.fixture().assertUsable(second);
        for (int times = 0; times < 2; times++) {
            actor.unbound(instance, "b", second);
        }
        for (int times = 0; times < 2; times++) {
            actor.deprovisioned(instance);
        }
        actor.unbound(instance, "b", second);

        assertThat(actor.fixture().leftovers()).isEqualTo(before);
    }

    /// Credentials may be new ones in each attempt: only those of the last are handed out.
    private static void assertSameBinding(BindingDetails actual, BindingDetails expected) {
        assertThat(actual.endpoints()).isEqualTo(expected.endpoints());
        assertThat(actual.delivery()).isEqualTo(expected.delivery());
        assertThat(actual.validity()).isEqualTo(expected.validity());
        assertThat(actual.credentials().isPresent()).isEqualTo(expected.credentials().isPresent());
    }

    @Test
    void whatWasNeverMadeCanBeRemoved() throws Exception {
        ProviderActor actor = actor();
        Set<String> before = actor.fixture().leftovers();
        ServiceInstance never = actor.instance("never");
        var binding = SampleRequests.binding("never");

        assertThat(actor.toSuccess(unbind(never, binding, Optional.empty()))).isEqualTo(Gone.GONE);
        assertThat(actor.toSuccess(deprovision(never, Optional.empty()))).isEqualTo(Gone.GONE);
        ServiceInstance there = actor.provisioned("there");
        assertThat(actor.toSuccess(unbind(there, binding, Optional.empty()))).isEqualTo(Gone.GONE);
        actor.deprovisioned(there);

        assertThat(actor.fixture().leftovers()).isEqualTo(before);
    }

    @Test
    void anIdCanBeUsedAgain() throws Exception {
        ProviderActor actor = actor();
        for (int times = 0; times < 2; times++) {
            ServiceInstance instance = actor.provisioned("again");
            BindingDetails details = actor.bound(instance, "again");
            actor.fixture().assertUsable(details);
            actor.unbound(instance, "again", details);
            actor.deprovisioned(instance);
        }
    }

    @Test
    void bindingsOfOneInstanceAreMadeAndRemovedInParallel() throws Exception {
        ProviderActor actor = actor();
        ServiceInstance instance = actor.provisioned("parallel");
        Set<String> unbound = actor.fixture().leftovers();

        inParallel(
                number -> {
                    BindingDetails details = actor.bound(instance, "b" + number);
                    actor.fixture().assertUsable(details);
                    actor.unbound(instance, "b" + number, details);
                    actor.fixture().assertUseless(details);
                });

        assertThat(actor.fixture().leftovers()).isEqualTo(unbound);
        actor.deprovisioned(instance);
    }

    @Test
    void instancesAreMadeAndRemovedInParallelAndDoNotTouchEachOther() throws Exception {
        ProviderActor actor = actor();
        Set<String> before = actor.fixture().leftovers();
        ServiceInstance bystander = actor.provisioned("bystander");
        BindingDetails details = actor.bound(bystander, "b");

        inParallel(
                number -> {
                    ServiceInstance instance = actor.provisioned("i" + number);
                    // The same binding id in another instance is another binding.
                    BindingDetails own = actor.bound(instance, "b");
                    actor.fixture().assertUsable(own);
                    actor.deprovisioned(instance);
                    actor.unbound(instance, "b", own);
                });

        actor.fixture().assertUsable(details);
        actor.unbound(bystander, "b", details);
        actor.deprovisioned(bystander);
        assertThat(actor.fixture().leftovers()).isEqualTo(before);
    }

    static Stream<String> ids() {
        return Stream.of(
                "a/b:c%2Fd?e=f&g#h",
                "'; DROP TABLE instances; --",
                "\"quoted\" \\ `$(rm -rf .)` ${jndi}",
                "../../etc/passwd",
                "line\nbreak\ttab\u007f",
                "\u0000",
                "crn:v1:bluemix:public:service::a/1::",
                "😀 ünïcödé \u202e",
                "x".repeat(1024),
                "😀".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anyIdWillDo(String id) throws Exception {
        ProviderActor actor = actor();
        Set<String> before = actor.fixture().leftovers();

        ServiceInstance instance = actor.provisioned(id);
        BindingDetails details = actor.bound(instance, id);
        actor.fixture().assertUsable(details);
        actor.unbound(instance, id, details);
        actor.deprovisioned(instance);

        assertThat(actor.fixture().leftovers()).isEqualTo(before);
    }

    @Test
    void idsThatDifferInCaseOrBordersAreDifferent() throws Exception {
        ProviderActor actor = actor();
        ServiceInstance small = actor.provisioned("aa");
        BindingDetails details = actor.bound(small, "b");
        ServiceInstance other = actor.provisioned("AA");
        ServiceInstance shorter = actor.provisioned("a");
        BindingDetails moved = actor.bound(shorter, "ab");

        actor.unbound(shorter, "ab", moved);
        actor.deprovisioned(shorter);
        actor.deprovisioned(other);

        actor.fixture().assertUsable(details);
        actor.unbound(small, "b", details);
        actor.deprovisioned(small);
    }

    @Test
    void resultsCanBeStoredAndDoNotPrintSecrets() throws Exception {
        ProviderActor actor = actor();
        InstanceDetails made = actor.toSuccess(provision(actor.instance("stored")));
        ServiceInstance instance = with(actor.instance("stored"), made);
        BindingDetails details = actor.toSuccess(bind(instance, SampleRequests.binding("b")));

        assertStorable(made.state());
        assertStorable(made.metadata().labels());
        assertStorable(made.metadata().attributes());
        assertStorable(details.state());
        details.credentials()
                .ifPresent(
                        secret -> {
                            assertStorable(secret.reveal());
                            assertThat(details.toString())
                                    .doesNotContain(JSON.writeValueAsString(secret.reveal()));
                            assertThat(JSON.writeValueAsString(details.state()))
                                    .doesNotContain(passwords(secret.reveal()));
                        });
        actor.unbound(instance, "b", details);
        actor.deprovisioned(instance);
    }

    private static void assertStorable(ObjectNode tree) {
        String text = JSON.writeValueAsString(tree);
        assertThat(text.length()).isLessThanOrEqualTo(LARGEST_STATE);
        assertThat(JSON.readTree(text)).isEqualTo(tree);
    }

    private static List<String> passwords(ObjectNode credentials) {
        List<String> passwords = new ArrayList<>(List.of("\u0000 none"));
        credentials
                .propertyStream()
                .filter(property -> property.getKey().contains("password"))
                .map(property -> property.getValue())
                .filter(JsonNode::isString)
                .forEach(value -> passwords.add(value.stringValue()));
        return passwords;
    }

    private static void inParallel(Task task) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running =
                    IntStream.range(0, PARALLEL)
                            .mapToObj(
                                    number ->
                                            threads.submit(
                                                    () -> {
                                                        task.run(number);
                                                        return number;
                                                    }))
                            .toList();
            for (Future<Integer> each : running) {
                int _ = each.get();
            }
        }
    }

    @FunctionalInterface
    private interface Task {
        void run(int number) throws Exception;
    }
}
