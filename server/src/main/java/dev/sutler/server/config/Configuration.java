package dev.sutler.server.config;

import dev.sutler.core.catalog.Visibility;
import dev.sutler.core.operation.ResultLimits;
import dev.sutler.server.http.HttpOptions;
import dev.sutler.server.observability.LoggingOptions;
import dev.sutler.server.osb.PlatformQuirks;
import dev.sutler.server.security.ClientIdentity;
import dev.sutler.server.tls.TlsOptions;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Everything that can be configured, checked.
///
/// @param http where the web server listens and what it puts up with
/// @param store where state is kept
/// @param secrets what secrets in the store are sealed with
/// @param files what is written to the disk
/// @param catalog where the catalog is and how it is loaded
/// @param operations how operations are carried out
/// @param platforms what is done differently for which platform
/// @param tls what the web server's connections are secured with
/// @param limits on what one platform, or one provider, may use up
/// @param reconcile how the store and the back ends are compared
/// @param logging how logs look
/// @param providers for each provider type, what the configuration says about it
/// @param effective all of it, to be shown to people
public record Configuration(
        HttpOptions http,
        Store store,
        Secrets secrets,
        Files files,
        CatalogOptions catalog,
        Operations operations,
        Platforms platforms,
        Tls tls,
        Limits limits,
        Reconcile reconcile,
        LoggingOptions logging,
        Map<String, ObjectNode> providers,
        Effective effective) {

    public Configuration {
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(operations, "operations");
        Objects.requireNonNull(platforms, "platforms");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(reconcile, "reconcile");
        Objects.requireNonNull(logging, "logging");
        providers = Map.copyOf(providers);
        Objects.requireNonNull(effective, "effective");
    }

    /// How the store and the back ends are compared.
    ///
    /// @param every how often; zero for never
    /// @param repair whether what is found is set right too
    /// @param grace how long something must have been an orphan before it is removed
    public record Reconcile(Duration every, boolean repair, Duration grace) {
        public Reconcile {
            Objects.requireNonNull(every, "every");
            Objects.requireNonNull(grace, "grace");
        }
    }

    /// One sentence for each provider type that something is said about and that is not there.
    ///
    /// @param installed the types that are
    public List<String> unknownProviders(Collection<String> installed) {
        return providers.keySet().stream()
                .sorted()
                .filter(type -> !installed.contains(type))
                .map(
                        type ->
                                "`providers.%s`: no provider of that type is installed; %s"
                                        .formatted(
                                                type,
                                                Suggestions.closest(type, installed)
                                                        .map("did you mean `%s`?"::formatted)
                                                        .orElse("there are: " + installed + ".")))
                .toList();
    }

    /// Where state is kept.
    ///
    /// @param external a PostgreSQL database; empty when one is to be embedded
    /// @param embeddedPort the port of the embedded one; 0 when it is to be chosen once and kept
    /// @param requestConnections connections for what platforms ask
    /// @param workerConnections connections for carrying out operations
    /// @param connectTimeout how long to wait for a connection
    /// @param memory how long finished operations are kept
    public record Store(
            Optional<Database> external,
            int embeddedPort,
            int requestConnections,
            int workerConnections,
            Duration connectTimeout,
            Duration memory) {
        public Store {
            Objects.requireNonNull(external, "external");
            Objects.requireNonNull(connectTimeout, "connectTimeout");
            Objects.requireNonNull(memory, "memory");
        }
    }

    /// A PostgreSQL database that somebody else runs.
    ///
    /// @param url its JDBC URL
    /// @param user who connects
    /// @param password that user's password; empty where the server wants none
    public record Database(String url, String user, Secret<String> password) {
        public Database {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }
    }

    /// What secrets in the store are sealed with; at most one of the two is there.
    ///
    /// @param keyset the keyset itself
    /// @param keysetFile the file that holds it; an absolute path
    public record Secrets(Optional<Secret<String>> keyset, Optional<Path> keysetFile) {
        public Secrets {
            Objects.requireNonNull(keyset, "keyset");
            Objects.requireNonNull(keysetFile, "keysetFile");
        }
    }

    /// What is written to the disk; absolute paths.
    ///
    /// @param dataDirectory where the embedded database keeps its data
    /// @param workDirectory where providers keep what may vanish; empty for a temporary folder
    public record Files(Path dataDirectory, Optional<Path> workDirectory) {
        public Files {
            Objects.requireNonNull(dataDirectory, "dataDirectory");
            Objects.requireNonNull(workDirectory, "workDirectory");
        }
    }

    /// Where the catalog is and how it is loaded.
    ///
    /// @param directory its folder, absolute; empty for the built-in one
    /// @param fromRepository whether it stands in a repository instead
    /// @param reloadInterval how often to look for changes; zero for never
    /// @param allowMissingPlans whether plans that have instances may be missing
    public record CatalogOptions(
            Optional<Path> directory,
            boolean fromRepository,
            Duration reloadInterval,
            boolean allowMissingPlans) {
        public CatalogOptions {
            Objects.requireNonNull(directory, "directory");
            Objects.requireNonNull(reloadInterval, "reloadInterval");
        }
    }

    /// How operations are carried out.
    ///
    /// @param waiting how long requests wait for results
    /// @param defaultTimeLimit when an operation is given up, where the plan says nothing
    /// @param callTimeout how long one call of a provider may take
    /// @param concurrency how many operations are worked on at the same time
    /// @param retryFirst the first pause between two calls
    /// @param retryMost the longest pause between two calls
    public record Operations(
            Waiting waiting,
            Duration defaultTimeLimit,
            Duration callTimeout,
            int concurrency,
            Duration retryFirst,
            Duration retryMost) {
        public Operations {
            Objects.requireNonNull(waiting, "waiting");
            Objects.requireNonNull(defaultTimeLimit, "defaultTimeLimit");
            Objects.requireNonNull(callTimeout, "callTimeout");
            Objects.requireNonNull(retryFirst, "retryFirst");
            Objects.requireNonNull(retryMost, "retryMost");
        }
    }

    /// How long requests wait for results.
    ///
    /// @param synchronous at most
    /// @param fastest when the client could poll, and the plan answers as fast as it is
    public record Waiting(Duration synchronous, Duration fastest) {
        public Waiting {
            Objects.requireNonNull(synchronous, "synchronous");
            Objects.requireNonNull(fastest, "fastest");
        }
    }

    /// What the web server's connections are secured with.
    ///
    /// @param server where its certificate is; empty for plain HTTP
    /// @param platforms for each identity in a client's certificate its platform
    public record Tls(Optional<TlsOptions> server, Map<ClientIdentity, String> platforms) {
        public Tls {
            Objects.requireNonNull(server, "server");
            platforms = Map.copyOf(platforms);
        }
    }

    /// What one platform, or one provider, may use up.
    ///
    /// @param requestsPerPlatform how many of its requests may be in work
    /// @param queuedPerPlatform how many of its operations may wait for room
    /// @param operationsPerProvider how many operations of one provider type run at the same time
    /// @param results how much a provider may return
    public record Limits(
            int requestsPerPlatform,
            int queuedPerPlatform,
            int operationsPerProvider,
            ResultLimits results) {
        public Limits {
            Objects.requireNonNull(results, "results");
        }
    }

    /// What a platform logs in with.
    ///
    /// @param platform the platform's name
    /// @param username without a colon
    /// @param password at most 72 bytes
    public record GivenCredential(String platform, String username, Secret<String> password) {
        public GivenCredential {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }
    }

    /// What is done differently for which platform.
    ///
    /// @param standard for platforms that the configuration does not name
    /// @param byName for those that it does
    /// @param visibility what those may see of the catalog; the others see everything
    /// @param given a credential that is valid as long as the configuration names it, beside those
    ///   in the store
    public record Platforms(
            PlatformQuirks standard,
            Map<String, PlatformQuirks> byName,
            Map<String, Visibility> visibility,
            Optional<GivenCredential> given) {
        public Platforms {
            Objects.requireNonNull(standard, "standard");
            byName = Map.copyOf(byName);
            visibility = Map.copyOf(visibility);
            Objects.requireNonNull(given, "given");
        }

        /// What the platform of that name may see of the catalog.
        public Visibility visible(String platform) {
            return visibility.getOrDefault(platform, Visibility.ALL);
        }

        /// What is done differently for the platform of that name.
        public PlatformQuirks quirks(String platform) {
            return byName.getOrDefault(platform, standard);
        }
    }
}
