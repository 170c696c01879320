package dev.sutler.providers.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.MirrorEvents;
import dev.sutler.gitops.mirror.MirrorResources;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Standing;
import dev.sutler.gitops.mirror.Submission;
import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.Secret;
import dev.sutler.spi.Turns;
import dev.sutler.spi.Workplace;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.Drive;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.SampleRequests;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// A repository with a broker on one side and a pipeline on the other.
final class GitopsFixture implements ProviderFixture, AutoCloseable {

    private static final String BROKER = "0b0e8c5c-6a5f-4d8a-9a55-5d5a4f6b2c11";
    private static final int PATIENCE = 10_000;

    private final BareRepository remote;
    private final PlayedPipeline pipeline;
    private final ProviderEnvironment environment;
    private final GitopsSettings settings;
    private final Branch branch;

    GitopsFixture(Path folder) {
        this(folder, SampleRequests.json("{}"));
    }

    /// @param more settings beside the way to the repository
    GitopsFixture(Path folder, ObjectNode more) {
        this.remote = BareRepository.create(folder.resolve("remote.git"));
        this.pipeline = new PlayedPipeline(remote);
        this.environment = environment(folder, remote, more);
        this.settings = GitopsSettings.read(SettingsReader.of(environment.settings()));
        Branches branches =
                new Branches(
                        new MirrorResources(
                                Thread.ofVirtual().factory(),
                                InstantSource.system(),
                                System::nanoTime,
                                new SecureRandom(),
                                MirrorEvents.NONE));
        this.branch =
                branches.borrow(
                        new Opening(environment.secrets()).options(settings, environment),
                        environment.workplace().turns());
    }

    private static ProviderEnvironment environment(
            Path folder, BareRepository remote, ObjectNode more) {
        ObjectNode settings =
                more.deepCopy()
                        .put("remote", remote.folder().toString())
                        .put("fetch-interval", "250ms");
        ObjectNode offering =
                SampleRequests.json(
                        """
                        {'id': 'service-id', 'name': 'vnet', 'description': 'A network',
                         'bindable': true,
                         'plans': [{'id': 'plan-id', 'name': 'plan', 'description': 'small'},
                                   {'id': 'other-id', 'name': 'other', 'description': 'large'}]}\
                        """);
        return new ProviderEnvironment(
                "vnet",
                settings,
                _ -> Optional.of(Secret.of("hook")),
                Optional.of(BROKER),
                offering,
                new Workplace(folder.resolve("work"), Turns.withinThisProcess(System::nanoTime)));
    }

    BareRepository remote() {
        return remote;
    }

    PlayedPipeline pipeline() {
        return pipeline;
    }

    /// Waits until the broker's side has seen everything that is there.
    void catchUp() {
        for (int look = 0; look < PATIENCE; look++) {
            String head = remote.head();
            if (branch.snapshot().map(Snapshot::commit).filter(head::equals).isPresent()) {
                return;
            }
            branch.hasten();
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        throw new AssertionError(
                "The mirror does not see " + remote.head() + ": " + branch.standing());
    }

    @Override
    public Provider provider(Cut cut) {
        return provider(cut, BROKER);
    }

    Provider provider(Cut cut, String brokerId) {
        Desk desk =
                Desk.of(
                        settings,
                        new ProviderEnvironment(
                                environment.offeringName(),
                                environment.settings(),
                                environment.secrets(),
                                Optional.of(brokerId),
                                environment.offering(),
                                environment.workplace()),
                        new Opening(environment.secrets()));
        return new GitopsProvider(new CutBranch(cut), desk, InstantSource.system());
    }

    @Override
    public Plan plan() {
        return SampleRequests.plan("plan", SampleRequests.json("{}"));
    }

    @Override
    public Plan otherPlan() {
        return SampleRequests.plan("other", SampleRequests.json("{}"));
    }

    @Override
    public Drive drive() {
        return new Drive(_ -> pipelineRuns());
    }

    private void pipelineRuns() {
        pipeline.run();
        catchUp();
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }

    @Override
    public Set<String> leftovers() {
        pipeline.run();
        return pipeline.there();
    }

    @Override
    public void assertUsable(BindingDetails details) {
        pipeline.run();
        assertThat(pipeline.isGood(key(details))).isTrue();
    }

    @Override
    public void assertUseless(BindingDetails details) {
        assertThat(pipeline.isGood(key(details))).isFalse();
    }

    static String key(BindingDetails details) {
        return details.credentials().orElseThrow().reveal().path("password").asString();
    }

    @Override
    public void close() {
        branch.release();
        remote.close();
    }

    /// The same branch for all providers of a test, which come and go.
    private final class CutBranch implements Branch {

        private final Cut cut;

        CutBranch(Cut cut) {
            this.cut = cut;
        }

        @Override
        public Optional<Snapshot> snapshot() {
            return cut.use(branch::snapshot);
        }

        @Override
        public Optional<Snapshot> at(String commit) {
            return cut.use(() -> branch.at(commit));
        }

        @Override
        public Standing standing() {
            return branch.standing();
        }

        @Override
        public Submission submit(Edit edit) {
            return cut.use(() -> branch.submit(edit));
        }

        @Override
        public void hasten() {
            branch.hasten();
        }

        @Override
        public void release() {}
    }
}
