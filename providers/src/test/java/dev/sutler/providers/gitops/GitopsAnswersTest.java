package dev.sutler.providers.gitops;

import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.provision;
import static dev.sutler.testkit.SampleRequests.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Notice;
import dev.sutler.spi.Notified;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.Reception;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.SampleRequests;
import dev.sutler.testkit.TestCall;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Which status is the answer to which request.
final class GitopsAnswersTest {

    private static final String ID = "9f0c7a10-1111-4222-8333-444455556666";
    private static final String FOLDER = "instances/" + ID + "/";

    @TempDir private Path folder = Path.of("");
    private Optional<GitopsFixture> opened = Optional.empty();

    private GitopsFixture open(String settings) {
        GitopsFixture fixture = new GitopsFixture(folder, json(settings));
        opened = Optional.of(fixture);
        return fixture;
    }

    @AfterEach
    void close() {
        opened.ifPresent(GitopsFixture::close);
    }

    /// One operation, called as often as it takes.
    private static final class Running<R> {

        private final GitopsFixture fixture;
        private final Function<Call, Progress<R>> work;
        private TestCall call = TestCall.first();

        Running(GitopsFixture fixture, Function<Call, Progress<R>> work) {
            this.fixture = fixture;
            this.work = work;
        }

        Progress<R> look() {
            Progress<R> progress = work.apply(call);
            if (progress instanceof Progress.Working<R>(ObjectNode checkpoint, _, _)) {
                call = call.goOn(checkpoint);
            }
            return progress;
        }

        /// Until the repository says what is wanted.
        Running<R> published() {
            for (int looks = 0; looks < 5_000; looks++) {
                if (look() instanceof Progress.Working<R>(ObjectNode checkpoint, _, _)
                        && checkpoint.path("stage").asString().equals("waiting")) {
                    fixture.catchUp();
                    return this;
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
            throw new AssertionError("It was not published");
        }

        /// What is said after the repository has changed.
        Progress<R> after(Map<String, Optional<String>> changes) {
            fixture.remote().commit(changes);
            fixture.catchUp();
            return look();
        }

        String description() {
            return look() instanceof Progress.Working<R> working ? working.description() : "";
        }

        String operation() {
            return call.operationId().toString();
        }
    }

    private Running<InstanceDetails> provisioning(GitopsFixture fixture) {
        Provider provider = fixture.provider(Cut.never());
        ServiceInstance instance = instance(ID, fixture.plan());
        return new Running<>(fixture, call -> provider.provision(provision(instance), call));
    }

    private Running<InstanceDetails> updating(GitopsFixture fixture) {
        Provider provider = fixture.provider(Cut.never());
        ServiceInstance before = instance(ID, fixture.plan());
        ServiceInstance after = instance(ID, fixture.otherPlan());
        return new Running<>(fixture, call -> provider.update(update(before, after), call));
    }

    private static Map<String, Optional<String>> status(String text) {
        return Map.of(FOLDER + "status.yml", Optional.of(text));
    }

    @Test
    void whatUniPipesCommandWritesIsUnderstood() {
        Running<InstanceDetails> provision = provisioning(open("{}")).published();

        assertThat(provision.description()).isEqualTo("preparing deployment");
        assertThat(provision.after(status("status: in progress\ndescription: half way\n")))
                .isInstanceOf(Progress.Working.class);
        assertThat(provision.description()).isEqualTo("half way");
        assertThat(provision.after(status("status: succeeded\ndescription: there\n")))
                .isInstanceOf(Progress.Done.class);
    }

    @Test
    void aFailureIsToldInThePipelinesWords() {
        Running<InstanceDetails> provision = provisioning(open("{}")).published();

        assertThat(
                        provision.after(
                                status(
                                        "status: \"failed\"\ndescription: \"no quota\"\nupdateRepeatable: false\n")))
                .isEqualTo(
                        new Progress.Failed<>(
                                FailureKind.TERMINAL,
                                "no quota",
                                new Progress.Usability(true, false)));
    }

    @Test
    void aStatusThatNobodyUnderstandsIsNoAnswerAndSaysWhere() {
        Running<InstanceDetails> provision = provisioning(open("{}")).published();

        assertThat(provision.after(status("status: Succeeded\n")))
                .isInstanceOf(Progress.Working.class);
        assertThat(provision.description()).contains(FOLDER + "status.yml:1");
        assertThat(provision.after(status("status: [\n"))).isInstanceOf(Progress.Working.class);
        assertThat(provision.after(status("status: succeeded\n")))
                .isInstanceOf(Progress.Done.class);
    }

    @Test
    void aStatusOfAnotherOperationIsLeftAside() {
        Running<InstanceDetails> provision = provisioning(open("{}")).published();

        assertThat(provision.after(status("status: succeeded\noperation: provision-of-old\n")))
                .isInstanceOf(Progress.Working.class);
        assertThat(provision.description()).contains("another operation");
        assertThat(
                        provision.after(
                                status(
                                        "status: succeeded\noperation: provision-"
                                                + provision.operation()
                                                + "\n")))
                .isInstanceOf(Progress.Done.class);
    }

    @Test
    void whatWasMadeBeforeTheRequestAndRebasedOnTopIsLeftAside() {
        GitopsFixture fixture = open("{}");
        Running<InstanceDetails> update = updating(fixture).published();

        fixture.remote()
                .commit(
                        status("status: succeeded\ndescription: of the run before\n"),
                        Instant.now().minusSeconds(3_600));
        fixture.catchUp();

        assertThat(update.description()).contains("earlier run");
        assertThat(update.after(status("status: succeeded\ndescription: of this run\n")))
                .isInstanceOf(Progress.Done.class);
    }

    @Test
    void anUpdateSetsTheStatusBack() {
        GitopsFixture fixture = open("{}");
        Running<InstanceDetails> provision = provisioning(fixture).published();
        provision.after(status("status: succeeded\ndescription: there\n"));

        Running<InstanceDetails> update = updating(fixture).published();

        assertThat(update.description()).isEqualTo("updating service");
        assertThat(fixture.remote().files().get(FOLDER + "status.yml"))
                .startsWith("---\nstatus: \"in progress\"\ndescription: \"updating service\"\n");
    }

    @Test
    void whereItIsRequiredAStatusMustNameItsOperation() {
        Running<InstanceDetails> provision =
                provisioning(open("{'require-operation': true}")).published();

        assertThat(provision.after(status("status: succeeded\n")))
                .isInstanceOf(Progress.Working.class);
        assertThat(provision.description()).contains("names no operation");
    }

    @Test
    void whatWasSetBackIsAskedForAgain() {
        GitopsFixture fixture = open("{}");
        String before = fixture.remote().head();
        Running<InstanceDetails> provision = provisioning(fixture).published();

        fixture.remote().reset(before);
        fixture.remote().commit(Map.of("other.txt", Optional.of("somebody's")));
        fixture.catchUp();
        Running<InstanceDetails> again = provision.published();

        assertThat(fixture.remote().files()).containsKeys(FOLDER + "instance.yml", "other.txt");
        assertThat(again.after(status("status: succeeded\n"))).isInstanceOf(Progress.Done.class);
    }

    @Test
    void aCallThatComesTooLateChangesNothing() {
        GitopsFixture fixture = open("{}");
        Running<InstanceDetails> early = provisioning(fixture);
        Running<InstanceDetails> late = updating(fixture).published();
        String text = fixture.remote().files().get(FOLDER + "instance.yml");

        assertThatThrownBy(
                        () -> {
                            while (early.look() instanceof Progress.Working<InstanceDetails>) {
                                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
                            }
                        })
                .isInstanceOf(LateCallException.class);

        assertThat(fixture.remote().files().get(FOLDER + "instance.yml")).isEqualTo(text);
        assertThat(late.after(status("status: succeeded\n"))).isInstanceOf(Progress.Done.class);
    }

    @Test
    void aBindThatComesAfterItsInstanceWasRemovedMakesNothing() {
        GitopsFixture fixture = open("{}");
        Provider provider = fixture.provider(Cut.never());
        ServiceInstance instance = instance(ID, fixture.plan());
        var request = SampleRequests.bind(instance, SampleRequests.binding("b"));
        Running<BindingDetails> bind = new Running<>(fixture, call -> provider.bind(request, call));
        InstanceDetails _ =
                fixture.drive().toSuccess(call -> provider.provision(provision(instance), call));
        Gone _ =
                fixture.drive()
                        .toSuccess(
                                call ->
                                        provider.deprovision(
                                                SampleRequests.deprovision(instance), call));

        assertThatThrownBy(() -> ended(bind)).isInstanceOf(LateCallException.class);

        assertThat(fixture.remote().files()).doesNotContainKey(FOLDER + "bindings/b/binding.yml");
    }

    @Test
    void whatAnotherBrokerHasMadeIsNotTakenForNew() {
        GitopsFixture fixture = open("{}");
        fixture.remote()
                .commit(
                        Map.of(
                                FOLDER + "instance.yml",
                                Optional.of(
                                        "serviceInstanceId: "
                                                + ID
                                                + "\nserviceDefinitionId: a\nplanId: b\ndeleted: false\n")));
        fixture.catchUp();

        assertThat(ended(provisioning(fixture)))
                .isInstanceOf(Progress.Failed.class)
                .asString()
                .contains("Import it");
    }

    @Test
    void anotherBrokersRepositoryIsNotWrittenTo() {
        GitopsFixture fixture = open("{}");
        fixture.remote().commit(Map.of(".sutler.yml", Optional.of("broker: \"another\"\n")));
        fixture.catchUp();

        assertThat(ended(provisioning(fixture))).asString().contains("belongs to another broker");
        assertThat(fixture.remote().files()).doesNotContainKey(FOLDER + "instance.yml");
    }

    private static <R> Progress<R> ended(Running<R> running) {
        for (int looks = 0; looks < 5_000; looks++) {
            Progress<R> progress = running.look();
            if (!(progress instanceof Progress.Working<R>)) {
                return progress;
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        throw new AssertionError("It does not end");
    }

    @Test
    void credentialsLeaveTheRepositoryOnceTheyAreCollected() {
        GitopsFixture fixture = open("{'remove-credentials': true}");
        ServiceInstance instance = instance(ID, fixture.plan());
        Provider provider = fixture.provider(Cut.never());
        InstanceDetails _ =
                fixture.drive().toSuccess(call -> provider.provision(provision(instance), call));

        BindingDetails details =
                fixture.drive()
                        .toSuccess(
                                call ->
                                        provider.bind(
                                                SampleRequests.bind(
                                                        instance, SampleRequests.binding("b")),
                                                call));

        fixture.assertUsable(details);
        assertThat(fixture.remote().files().keySet())
                .noneMatch(path -> path.endsWith("credentials.yml"));
    }

    @Test
    void newsAreBelievedWhenTheyAreSigned() {
        GitopsFixture fixture = open("{'webhook-secret': {'env': 'HOOK'}}");
        Notified provider = (Notified) fixture.provider(Cut.never());

        assertThat(provider.notified(notice("remote", "x-gitlab-token", "hook")))
                .isEqualTo(Reception.ACCEPTED);
        assertThat(provider.notified(notice("remote", "x-gitlab-token", "guess")))
                .isEqualTo(Reception.REFUSED);
        assertThat(
                        provider.notified(
                                notice(
                                        "remote",
                                        "x-hub-signature-256",
                                        "sha256=ae0e2b1dcba2f8ea1de9b4c7b9a1f33bd77a8f47a9d1f4d4aa5d3b6ef6b5c3d1")))
                .isEqualTo(Reception.REFUSED);
        assertThat(provider.notified(notice("another", "x-gitlab-token", "hook")))
                .isEqualTo(Reception.UNKNOWN_CHANNEL);
    }

    private static Notice notice(String channel, String header, String value) {
        return new Notice(
                channel, Map.of(header, List.of(value)), "{}".getBytes(StandardCharsets.UTF_8));
    }
}
