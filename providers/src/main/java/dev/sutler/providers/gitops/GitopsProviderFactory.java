package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.MirrorEvents;
import dev.sutler.gitops.mirror.MirrorResources;
import dev.sutler.gitops.mirror.Remote;
import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.CatalogKeeper;
import dev.sutler.spi.KeptCatalog;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Makes providers that hand requests to a pipeline, through a git repository. For `provider:
/// {type: gitops}`.
public final class GitopsProviderFactory implements ProviderFactory, CatalogKeeper {

    private final InstantSource clock;
    private final Branches branches;

    /// For [java.util.ServiceLoader]: real time.
    public GitopsProviderFactory() {
        this(
                new MirrorResources(
                        Thread.ofVirtual().name("gitops-", 0).factory(),
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom(),
                        MirrorEvents.NONE));
    }

    GitopsProviderFactory(MirrorResources resources) {
        this.clock = resources.clock();
        this.branches = new Branches(resources);
    }

    @Override
    public String type() {
        return "gitops";
    }

    @Override
    public List<SettingProblem> check(ProviderEnvironment environment, ObjectNode planSettings) {
        SettingsReader offering = SettingsReader.of(environment.settings());
        GitopsSettings _ = GitopsSettings.read(offering);
        offering.refuseOthers();
        SettingsReader plan = SettingsReader.of(planSettings);
        PlanSettings _ = PlanSettings.read(plan);
        plan.refuseOthers();
        return Stream.concat(offering.problems().stream(), plan.problems().stream()).toList();
    }

    @Override
    public KeptCatalog catalog(ProviderEnvironment environment) {
        SettingsReader reader = SettingsReader.of(environment.settings());
        GitopsSettings settings = GitopsSettings.read(reader);
        if (!reader.problems().isEmpty()) {
            throw new Opening.UnusableSettingException(reader.problems().getFirst().message());
        }
        return new BranchCatalog(
                branches.borrow(
                        new Opening(environment.secrets()).options(settings, environment),
                        environment.workplace().turns()));
    }

    /// The repository that settings lead to, for whoever wants to read all of it.
    ///
    /// @throws IllegalStateException with a message for the operator when they are of no use
    public static Remote remote(ProviderEnvironment environment) {
        SettingsReader reader = SettingsReader.of(environment.settings());
        GitopsSettings settings = GitopsSettings.read(reader);
        if (!reader.problems().isEmpty()) {
            throw new Opening.UnusableSettingException(reader.problems().getFirst().message());
        }
        return new Opening(environment.secrets()).remote(settings.remote());
    }

    @Override
    public Provider create(ProviderEnvironment environment) {
        GitopsSettings settings = GitopsSettings.read(SettingsReader.of(environment.settings()));
        Opening opening = new Opening(environment.secrets());
        return new GitopsProvider(
                branches.borrow(
                        opening.options(settings, environment), environment.workplace().turns()),
                Desk.of(settings, environment, opening),
                clock);
    }
}
