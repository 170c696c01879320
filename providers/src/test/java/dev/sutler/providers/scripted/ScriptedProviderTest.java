package dev.sutler.providers.scripted;

import static dev.sutler.testkit.SampleRequests.bind;
import static dev.sutler.testkit.SampleRequests.binding;
import static dev.sutler.testkit.SampleRequests.deprovision;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;
import static dev.sutler.testkit.SampleRequests.unbind;
import static dev.sutler.testkit.SampleRequests.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Drive;
import dev.sutler.testkit.TestCall;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ScriptedProviderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Drive drive = new Drive(waits::add);
    private final ScriptedProvider provider = provider("{}");

    @Test
    void anEmptyScriptSucceedsAtOnce() {
        ServiceInstance instance = instance("i", plan("empty", json("{}")));

        assertThat(provider.provision(provision(instance), TestCall.first()))
                .isEqualTo(Progress.done(InstanceDetails.none()));
        assertThat(provider.deprovision(deprovision(instance), TestCall.first()))
                .isEqualTo(Progress.gone());
        assertThat(pauses).isEmpty();
    }

    @Test
    void aShortDelayIsWaitedForWithinTheCall() {
        TestCall call = TestCall.first();
        var plan = plan("short", json("{'delay': '900ms', 'steps': 3}"));

        assertThat(provider.provision(provision(instance("i", plan)), call))
                .isInstanceOf(Progress.Done.class);
        assertThat(pauses).containsExactly(millis(300), millis(300), millis(300));
        assertThat(call.reports()).containsExactly("Step 1 of 3.", "Step 2 of 3.", "Step 3 of 3.");
    }

    @Test
    void aLongDelayGivesTheThreadBackAtEachStep() {
        List<String> said = new ArrayList<>();
        var plan = plan("long", json("{'delay': {'provision': '10s'}, 'steps': 5}"));

        drive.toSuccess(
                call -> {
                    var progress = provider.provision(provision(instance("i", plan)), call);
                    if (progress instanceof Progress.Working<?> working) {
                        said.add(working.description());
                    }
                    return progress;
                });

        assertThat(said).hasSize(5).contains("Step 2 of 5.");
        assertThat(waits).hasSize(5).containsOnly(Duration.ofSeconds(2));
        assertThat(pauses).isEmpty();
    }

    @Test
    void stepsShorterThanASecondAreTakenTogether() {
        var plan = plan("fine", json("{'delay': '2s', 'steps': 10}"));

        drive.toSuccess(call -> provider.provision(provision(instance("i", plan)), call));

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void failuresAreAnsweredAsTheScriptSays() {
        var plan =
                plan(
                        "failing",
                        json(
                                """
                                {'fail': {'provision': 'refused',
                                          'deprovision': {'as': 'terminal', 'message': 'Stuck.'},
                                          'bind': {'as': 'temporary', 'times': 2},
                                          'unbind': 'throw'},
                                 'instance-usable': false}\
                                """));
        ServiceInstance instance = instance("i", plan);
        Call call = TestCall.first();

        assertThat(provider.provision(provision(instance), call))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.REFUSED));
        assertThat(provider.deprovision(deprovision(instance), call))
                .isEqualTo(
                        new Progress.Failed<>(
                                FailureKind.TERMINAL,
                                "Stuck.",
                                new Progress.Usability(false, true)));
        assertThatThrownBy(() -> provider.unbind(unbind(instance, binding("b")), call))
                .isInstanceOf(Stage.UnknownOutcomeException.class);
        List<Integer> attempts = new ArrayList<>();
        drive.toSuccess(
                attempt -> {
                    attempts.add(attempt.attempt());
                    return provider.bind(bind(instance, binding("b")), attempt);
                });
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void aBindingGetsWhatTheScriptHandsOut() {
        var plan =
                plan(
                        "full",
                        json(
                                """
                                {'credentials': {'user': '{{binding_id}}', 'deep': [{'key': '{{random}}'}]},
                                 'endpoints': [{'host': 'db', 'ports': ['1-2'], 'protocol': 'udp'}],
                                 'syslog-drain-url': 'syslog-tls://{{instance_id}}.example.com',
                                 'route-service-url': 'https://route.example.com/{{binding_id}}',
                                 'volume-mounts': [{'driver': 'nfs', 'container_dir': '/data', 'mode': 'r',
                                                    'device_type': 'shared',
                                                    'device': {'volume_id': 'v', 'mount_config': {'a': 1}}}],
                                 'expires-after': '30d', 'renew-before': '7d'}\
                                """));

        BindingDetails details = bound(plan.settings(), "b/1");
        ObjectNode credentials = details.credentials().orElseThrow().reveal();

        assertThat(credentials.path("user").stringValue()).isEqualTo("b/1");
        assertThat(credentials.at("/deep/0/key").stringValue()).hasSize(32);
        assertThat(details.endpoints().getFirst().host()).isEqualTo("db");
        assertThat(details.delivery().syslogDrainUrl()).contains("syslog-tls://i.example.com");
        assertThat(details.delivery().routeServiceUrl())
                .contains("https://route.example.com/b%2F1");
        assertThat(details.delivery().volumeMounts().getFirst().readOnly()).isTrue();
        assertThat(details.validity().expiresAt()).contains(NOW.plus(Duration.ofDays(30)));
        assertThat(details.validity().renewBefore()).contains(NOW.plus(Duration.ofDays(23)));
        assertThat(details).hasToString(bound(plan.settings(), "b/1").toString());
        assertThat(bound(plan.settings(), "b/1")).isEqualTo(details);
        assertThat(bound(plan.settings(), "b2").credentials()).isNotEqualTo(details.credentials());
    }

    @Test
    void emptyCredentialsMeanThatThereAreNone() {
        assertThat(bound(json("{'credentials': {}}"), "b").credentials()).isEmpty();
    }

    @Test
    void parametersCountWhereThePlanAllowsThem() {
        ObjectNode slow = json("{'delay': '5s'}");
        var open = plan("open", json("{'allow-parameters': true}"));
        var closed = plan("closed", json("{}"));

        assertThat(provider.provision(provision(instance("i", open, slow)), TestCall.first()))
                .isInstanceOf(Progress.Working.class);
        assertThat(provider.provision(provision(instance("i", closed, slow)), TestCall.first()))
                .isInstanceOf(Progress.Done.class);
    }

    @Test
    void parametersThatAreWrongAreTurnedDownAndCannotKeepAnInstanceAlive() {
        var open = plan("open", json("{'allow-parameters': true}"));
        ServiceInstance misspelt = instance("i", open, json("{'dealy': '5s'}"));
        ServiceInstance file = instance("i", open, json("{'effects-log': '/etc/passwd'}"));

        assertThat(provider.refusal(provision(misspelt)).orElseThrow())
                .contains("did you mean 'delay'");
        assertThat(provider.refusal(provision(file)).orElseThrow()).contains("effects-log");
        assertThat(provider.refusal(bind(instance("i", open), binding("b", json("{'fail': 1}")))))
                .isPresent();
        assertThat(provider.deprovision(deprovision(misspelt), TestCall.first()))
                .isEqualTo(Progress.gone());
    }

    @Test
    void updatesAreRefusedWhereTheScriptSaysSo() {
        ServiceInstance fixed = instance("i", plan("fixed", json("{'refuse-update': 'Never.'}")));
        ServiceInstance free = instance("i", plan("free", json("{'refuse-update': false}")));

        assertThat(provider.refusal(update(fixed, free))).contains("Never.");
        assertThat(provider.refusal(update(free, fixed))).isEmpty();
    }

    @Test
    void instancesShowTheirDashboardAndMetadata() {
        var plan =
                plan(
                        "shown",
                        json(
                                """
                                {'dashboard-url': 'https://example.com/{{instance_id}}',
                                 'labels': {'of': '{{plan}}'}, 'attributes': {'a': 1}}\
                                """));
        ServiceInstance instance = instance("a b/c", plan);

        assertThat(provider.dashboardUrl(instance)).contains("https://example.com/a%20b%2Fc");
        var metadata =
                drive.toSuccess(call -> provider.provision(provision(instance), call)).metadata();
        assertThat(metadata.labels()).isEqualTo(json("{'of': 'shown'}"));
        assertThat(metadata.attributes()).isEqualTo(json("{'a': 1}"));
    }

    @Test
    void theOfferingsSettingsHoldForAllItsPlans() {
        ServiceInstance instance = instance("i", plan("any", json("{'steps': 2}")));

        assertThat(provider("{'delay': '4s'}").provision(provision(instance), TestCall.first()))
                .isInstanceOf(Progress.Working.class);
    }

    private BindingDetails bound(ObjectNode settings, String bindingId) {
        ServiceInstance instance = instance("i", plan("p", settings));
        return drive.toSuccess(call -> provider.bind(bind(instance, binding(bindingId)), call));
    }

    private ScriptedProvider provider(String offeringSettings) {
        var factory = new ScriptedProviderFactory(() -> NOW, pauses::add);
        return (ScriptedProvider)
                factory.create(
                        new ProviderEnvironment(
                                "test", json(offeringSettings), _ -> Optional.empty()));
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
