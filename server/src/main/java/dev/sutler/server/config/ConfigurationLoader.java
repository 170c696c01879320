package dev.sutler.server.config;

import dev.sutler.core.operation.ResultLimits;
import dev.sutler.server.http.HttpOptions;
import dev.sutler.server.observability.LoggingOptions;
import dev.sutler.server.osb.PlatformQuirks;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the configuration: `sutler.yaml`, or another file, and the environment over it.
public final class ConfigurationLoader {

    private static final String STANDARD_FILE = "sutler.yaml";

    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final Settings settings;

    /// @param workingDirectory what relative paths are relative to
    /// @param environment the environment variables of the process
    public ConfigurationLoader(Path workingDirectory, Map<String, String> environment) {
        this(workingDirectory, environment, Settings.TABLE);
    }

    ConfigurationLoader(Path workingDirectory, Map<String, String> environment, Settings settings) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
        this.settings = settings;
    }

    /// Reads everything and checks it.
    ///
    /// @param file the file that the command line names; else `SUTLER_CONFIG` does; else it is
    ///   `sutler.yaml` in the working directory, which need not be there
    /// @throws ConfigurationException with everything that is wrong
    public Configuration load(Optional<Path> file) {
        return load(yaml(file));
    }

    Configuration load(YamlFile yaml) {
        List<String> problems = new ArrayList<>();
        Inputs inputs = new Inputs(settings, yaml, environment, problems);
        FreeForm freeForm = new FreeForm(yaml, problems);
        ProviderSettings providers = freeForm.providers(environment);
        UniPipeVariables uniPipe = new UniPipeVariables(environment, problems);
        uniPipe.tell(providers);
        uniPipe.tell(inputs);
        Optional<Configuration.GivenCredential> given = uniPipe.credential();
        Configuration configuration =
                build(
                        new Values(inputs, problems),
                        yaml,
                        freeForm,
                        given,
                        providers.byType(),
                        effective(yaml, inputs, freeForm, providers, uniPipe),
                        problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return configuration;
    }

    private YamlFile yaml(Optional<Path> file) {
        Optional<Path> named =
                file.or(
                        () ->
                                Optional.ofNullable(environment.get("SUTLER_CONFIG"))
                                        .filter(name -> !name.isEmpty())
                                        .map(Path::of));
        Path path = workingDirectory.resolve(named.orElse(Path.of(STANDARD_FILE)));
        return named.isEmpty() && Files.notExists(path) ? YamlFile.NONE : YamlFile.read(path);
    }

    private Effective effective(
            YamlFile yaml,
            Inputs inputs,
            FreeForm freeForm,
            ProviderSettings providers,
            UniPipeVariables uniPipe) {
        List<Effective.Entry> entries = new ArrayList<>();
        settings.current().forEach(setting -> entries.add(inputs.entry(setting)));
        entries.addAll(freeForm.entries());
        entries.addAll(uniPipe.entries());
        entries.addAll(providers.entries());
        return new Effective(
                yaml.equals(YamlFile.NONE) ? Optional.empty() : Optional.of(yaml.name()),
                entries,
                inputs.warnings(),
                uniPipe.notes());
    }

    private Configuration build(
            Values values,
            YamlFile yaml,
            FreeForm freeForm,
            Optional<Configuration.GivenCredential> given,
            Map<String, ObjectNode> providers,
            Effective effective,
            List<String> problems) {
        boolean requireTenancy = values.of(PlatformKeys.REQUIRE_TENANCY);
        return new Configuration(
                http(values, problems),
                new StoreSettings(values, problems, workingDirectory).store(),
                SecretSettings.read(values, text -> path(text, problems), problems),
                files(values, problems),
                new Configuration.CatalogOptions(
                        values.optional(CatalogKeys.CATALOG_DIRECTORY)
                                .map(text -> path(text, problems)),
                        values.of(CatalogKeys.FROM_REPOSITORY),
                        values.of(CatalogKeys.RELOAD_INTERVAL),
                        values.of(CatalogKeys.ALLOW_MISSING_PLANS)),
                operations(values, problems),
                new Configuration.Platforms(
                        new PlatformQuirks(Set.of(), false, requireTenancy),
                        freeForm.platforms(requireTenancy),
                        freeForm.visibility(),
                        given),
                new TlsSettings(values, problems, text -> path(text, problems))
                        .tls(new ClientCertificateNames(yaml, problems).read()),
                new Configuration.Limits(
                        values.of(LimitKeys.REQUESTS_PER_PLATFORM),
                        values.of(QueueKeys.QUEUED_PER_PLATFORM),
                        values.of(LimitKeys.OPERATIONS_PER_PROVIDER),
                        new ResultLimits(
                                values.of(LimitKeys.CREDENTIALS_SIZE),
                                values.of(LimitKeys.RESULT_SIZE))),
                new Configuration.Reconcile(
                        values.of(ReconcileKeys.EVERY),
                        values.of(ReconcileKeys.REPAIR),
                        values.of(ReconcileKeys.GRACE)),
                new LoggingOptions(
                        values.of(LoggingKeys.LOG_FORMAT), values.of(LoggingKeys.LOG_LEVEL)),
                providers,
                effective);
    }

    private Configuration.Files files(Values values, List<String> problems) {
        Path data = path(values.of(StoreKeys.DATA_DIRECTORY), problems);
        boolean dataIsKept =
                values.optional(StoreKeys.STORE_URL).isEmpty()
                        || values.optional(StoreKeys.DATA_DIRECTORY).isPresent();
        return new Configuration.Files(
                data,
                values.optional(StoreKeys.WORK_DIRECTORY)
                        .map(text -> path(text, problems))
                        .or(
                                () ->
                                        dataIsKept
                                                ? Optional.of(data.resolve("work"))
                                                : Optional.empty()));
    }

    private static HttpOptions http(Values values, List<String> problems) {
        Duration work = values.of(LimitKeys.REQUEST_TIMEOUT);
        if (work.compareTo(values.of(OperationKeys.SYNCHRONOUS_WAIT)) <= 0) {
            problems.add(
                    "`http.request-timeout` must be longer than `operations.synchronous-wait`.");
        }
        return new HttpOptions(
                values.of(ServerKeys.ADDRESS),
                values.of(ServerKeys.PORT),
                values.of(ServerKeys.SHUTDOWN_GRACE),
                new HttpOptions.Limits(
                        values.of(ServerKeys.MAX_BODY),
                        values.of(ServerKeys.MAX_HEADER),
                        values.of(ServerKeys.IDLE),
                        work,
                        values.of(ServerKeys.MAX_CONNECTIONS),
                        values.of(ServerKeys.MAX_REQUESTS)));
    }

    private static Configuration.Operations operations(Values values, List<String> problems) {
        Configuration.Operations operations =
                new Configuration.Operations(
                        new Configuration.Waiting(
                                values.of(OperationKeys.SYNCHRONOUS_WAIT),
                                values.of(OperationKeys.FASTEST_WAIT)),
                        values.of(OperationKeys.DEFAULT_TIME_LIMIT),
                        values.of(OperationKeys.CALL_TIMEOUT),
                        values.of(OperationKeys.CONCURRENCY),
                        values.of(OperationKeys.RETRY_FIRST),
                        values.of(OperationKeys.RETRY_MOST));
        if (operations.retryFirst().compareTo(operations.retryMost()) > 0) {
            problems.add(
                    "`operations.retry-first` must not be longer than `operations.retry-most`.");
        }
        return operations;
    }

    private Path path(String text, List<String> problems) {
        try {
            return workingDirectory.resolve(text).normalize();
        } catch (InvalidPathException notAPath) {
            problems.add("A path in the configuration holds a character that paths cannot hold.");
            return workingDirectory;
        }
    }
}
