package dev.sutler.app;

import dev.sutler.core.BrokerOptions;
import dev.sutler.core.audit.Actor;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.intake.CatalogFit;
import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.IntakeStore;
import dev.sutler.core.intake.IntakeTerms;
import dev.sutler.core.intake.Intakes;
import dev.sutler.core.operator.Instruction;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.gitops.mirror.Remote;
import dev.sutler.server.config.Configuration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/// `sutler gitops import`: takes every instance and binding of a repository into the store.
@Command(
        name = "import",
        description = {
            "Takes every instance and binding that a repository holds, as UniPipe has written it,"
                    + " into the store, with its state.",
            "Nothing is written to the repository. Without --apply nothing is written at all: it"
                    + " tells what would be. What is in the store already is left as it is, so it"
                    + " can be run again, and while brokers run."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything in the repository is in the store now, or would be",
            "1:something could not be taken in, or is something else in the store",
            "2:it could not run, or bad command line"
        },
        footer = {
            "",
            "Examples:",
            "  sutler gitops import --platform meshstack",
            "  sutler gitops import --platform meshstack --repository ./instances-repository \\",
            "    --apply --reason 'ticket 17'"
        })
final class GitopsImportCommand implements Callable<Integer> {

    private static final int COMPLETE = 0;
    private static final int INCOMPLETE = 1;
    private static final int FAILED = 2;

    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--platform",
            required = true,
            paramLabel = "NAME",
            description = "The platform that has the instances from now on.")
    private String platform = "";

    @Option(
            names = "--repository",
            paramLabel = "PATH-OR-URL",
            description =
                    "A clone, or an address that asks nobody who they are. Default: the one that the"
                            + " broker works with.")
    private Optional<String> repository = Optional.empty();

    @Option(
            names = "--branch",
            description = "Default: the one that the broker works with, or main.")
    private Optional<String> branch = Optional.empty();

    @Option(
            names = "--provider",
            hidden = true,
            description = "The type of provider whose instances they are.")
    private String provider = "gitops";

    @Option(names = "--apply", description = "Do it, and do not just tell.")
    private boolean apply;

    @Option(names = "--reason", description = "Why. It goes into the audit; needed with --apply.")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            description = "For people, or for programs. Default: table.")
    private StoreCommand.Output output = StoreCommand.Output.TABLE;

    GitopsImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            if (apply && reason.filter(text -> !text.isBlank()).isEmpty()) {
                throw new StartFailure("With --apply there has to be a --reason.");
            }
            ImportReport report = report(Configurations.load(surroundings, config.file()));
            switch (output) {
                case JSON -> surroundings.out().println(WRITER.writeValueAsString(report.json()));
                case TABLE -> report.print(surroundings.out());
            }
            return report.complete() ? COMPLETE : INCOMPLETE;
        } catch (StartFailure | StoreUnavailableException failure) {
            surroundings.err().println("sutler: " + failure.getMessage());
            return FAILED;
        }
    }

    private ImportReport report(Configuration configuration) {
        ImportCatalog catalogs = new ImportCatalog(shelf(configuration).types());
        boolean inRepository = configuration.catalog().fromRepository();
        Optional<Catalog> folder =
                inRepository
                        ? Optional.empty()
                        : Optional.of(catalogs.of(Catalogs.folder(surroundings, configuration)));
        ImportSource source = new ImportSource(surroundings, configuration);
        Remote remote =
                repository
                        .map(source::named)
                        .or(() -> folder.map(source::ofOfferings))
                        .orElseGet(source::ofCatalog);
        try (OpenStore store = OpenStore.open(configuration);
                RepositoryCopy copy = RepositoryCopy.of(ImportSource.on(remote, branch))) {
            warnOfStranger(configuration, store);
            Catalog catalog = folder.orElseGet(() -> catalogs.of(copy));
            String origin =
                    ImportSource.on(remote, branch).displayed() + " at " + copy.snapshot().commit();
            return report(configuration, catalog, copy, new Run(store, origin));
        }
    }

    /* Where it goes to, and comes from. */
    private record Run(OpenStore store, String origin) {}

    private ImportReport report(
            Configuration configuration, Catalog catalog, RepositoryCopy copy, Run run) {
        RepositoryFindings findings =
                RepositoryReader.read(copy.snapshot(), new CatalogFit(catalog, provider));
        String request = "import-" + UUID.randomUUID();
        IntakeTerms terms = terms(configuration, catalog, request, findings.commit());
        List<Intake> intakes =
                findings.instances().stream().map(each -> Intakes.of(each, terms)).toList();
        return new ImportReport(
                run.origin(),
                apply,
                intakes,
                receptions(run.store().database().intake(), intakes, request, run.origin()),
                findings.problems());
    }

    private ProviderShelf shelf(Configuration configuration) {
        return ProviderShelf.of(
                surroundings,
                type ->
                        EmbeddedSettings.orElsewhere(
                                configuration, type, EmbeddedSettings.PLACEHOLDER));
    }

    private List<IntakeStore.Reception> receptions(
            IntakeStore store, List<Intake> intakes, String run, String origin) {
        if (!apply) {
            return store.look(intakes);
        }
        Instruction why = new Instruction(user(), run, reason.orElse(""));
        return store.take(intakes, why, origin);
    }

    private String user() {
        return switch (CommandLineUser.of(surroundings)) {
            case Actor.Operator(String name) -> name;
            case Actor.Platform(String name, var _) -> name;
            case Actor.Broker(String part) -> part;
        };
    }

    /* The pipeline is at it, and whoever goes on waits for what it says. */
    private IntakeTerms terms(
            Configuration configuration, Catalog catalog, String run, String commit) {
        BrokerOptions options = Workshop.options(configuration);
        ObjectNode checkpoint =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("stage", "waiting")
                        .put("commit", commit)
                        .put("imported", true);
        return new IntakeTerms(
                platform,
                run,
                UUID::randomUUID,
                plan -> options.timeLimit(catalog.plan(plan.serviceId(), plan.planId())),
                checkpoint);
    }

    private void warnOfStranger(Configuration configuration, OpenStore store) {
        boolean known =
                configuration.platforms().visibility().containsKey(platform)
                        || configuration
                                .platforms()
                                .given()
                                .filter(each -> each.platform().equals(platform))
                                .isPresent()
                        || store.database().credentials().all().stream()
                                .anyMatch(each -> each.holder().equals(platform));
        if (!known) {
            surroundings
                    .err()
                    .println(
                            "sutler: no platform %s has credentials yet. `sutler platforms add %s` makes some."
                                    .formatted(platform, platform));
        }
    }
}
