package dev.sutler.rig;

import dev.sutler.rig.cluster.Cluster;
import dev.sutler.rig.nemesis.Storm;
import dev.sutler.rig.proxy.Safeguard;
import dev.sutler.rig.proxy.Tampering;
import dev.sutler.rig.traffic.Offer;
import dev.sutler.rig.watch.StoreWatch;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What a run takes place on: two servers, the catalog, and the brokers between them.
final class Stage implements AutoCloseable, Storm.StoreServer {

    private static final String STORM = "failpoints-are-armed";
    private static final String POSTGRESQL = "postgresql.yaml";

    private final RealPostgres storeServer = RealPostgres.start(Major.EMBEDDED);
    private final RealPostgres backEndServer = RealPostgres.start(Major.EMBEDDED);
    private final AtomicInteger tamperings = new AtomicInteger();
    private final RunOptions options;
    private final Database store;
    private final Cluster cluster;
    private final StoreWatch watch;
    private final Optional<RepositoryBackEnd> repository;

    Stage(RunOptions options) {
        this.options = options;
        this.store = storeServer.createDatabase("store");
        Path folder = options.folder();
        write("catalog/rig.yaml", resource("/rig/scripted.yaml"));
        write("catalog/" + POSTGRESQL, resource("/rig/" + POSTGRESQL));
        this.repository =
                options.mix().offers().contains(Offer.repository())
                        ? Optional.of(repository())
                        : Optional.empty();
        Cluster.command(folder, Map.of(), "keys", "create", "keyset.json");
        this.watch = new StoreWatch(store::connect);
        this.cluster =
                new Cluster(
                        new Cluster.Plan(
                                options.replicas(),
                                folder,
                                store.port(),
                                "jdbc:postgresql://127.0.0.1:%d/" + store.name(),
                                variables(),
                                options.seed()),
                        tampering());
    }

    private RepositoryBackEnd repository() {
        RepositoryBackEnd repository = new RepositoryBackEnd(path("repository"));
        write(
                "catalog/gitops.yaml",
                resource("/rig/gitops.yaml")
                        .replace("${repository}", repository.remote().toString()));
        return repository;
    }

    private Function<Runnable, Tampering> tampering() {
        Random random = new Random(options.seed());
        return kill ->
                options.without()
                        .map(safeguard -> safeguard.removed(random, tamperings, kill))
                        .orElse(Tampering.NONE);
    }

    private Map<String, String> variables() {
        Database provider = backEndServer.createProviderLogin("rooms");
        Map<String, String> variables = new HashMap<>();
        variables.put("SUTLER_SERVER_PORT", "0");
        variables.put("SUTLER_STORE_USER", store.username());
        variables.put("SUTLER_STORE_PASSWORD", store.password().reveal());
        variables.put("SUTLER_STORE_CONNECT_TIMEOUT", "2s");
        variables.put("SUTLER_STORE_POOL_REQUESTS", "6");
        variables.put("SUTLER_STORE_POOL_WORKERS", "6");
        variables.put("SUTLER_SECRETS_KEYSET_FILE", path("keyset.json").toString());
        variables.put("SUTLER_CATALOG_DIRECTORY", path("catalog").toString());
        variables.put("SUTLER_CATALOG_RELOAD_INTERVAL", "0s");
        variables.put("SUTLER_OPERATIONS_SYNCHRONOUS_WAIT", "6s");
        variables.put("SUTLER_OPERATIONS_RETRY_FIRST", "200ms");
        variables.put("SUTLER_OPERATIONS_RETRY_MOST", "2s");
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_HOST", provider.host());
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_PORT", Integer.toString(provider.port()));
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_USERNAME", provider.username());
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_PASSWORD", "{env: PROVIDER_PASSWORD}");
        variables.put("PROVIDER_PASSWORD", provider.password().reveal());
        variables.put("SUTLER_RIG_FAILPOINTS", options.failpoints());
        variables.put("SUTLER_RIG_FAILPOINTS_WHILE", path(STORM).toString());
        variables.put("SUTLER_RIG_LEASE_MILLIS", Long.toString(options.lease().toMillis()));
        return variables;
    }

    /// Lets brokers die at failpoints.
    void arm() {
        write(STORM, "");
    }

    /// From now on none does.
    void disarm() {
        try {
            Files.delete(path(STORM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open() {
        cluster.start(watch);
        if (options.without().filter(Safeguard.UNIQUE_INDEX::equals).isPresent()) {
            watch.dropUniqueIndexes();
        }
    }

    Cluster cluster() {
        return cluster;
    }

    StoreWatch watch() {
        return watch;
    }

    BackEnds backEnds() {
        return new BackEnds(backEndServer.superuser(), path("effects.jsonl"), repository);
    }

    /// How many statements lost the safeguard that is removed.
    int tamperings() {
        return tamperings.get();
    }

    Path path(String name) {
        return options.folder().resolve(name).toAbsolutePath();
    }

    @Override
    public void crash() {
        storeServer.crash();
    }

    @Override
    public void startAgain() {
        storeServer.startAgain();
    }

    @Override
    public void terminateConnections() {
        try (Connection connection = storeServer.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + store.name()
                            + "'");
        } catch (SQLException down) {
            throw new IllegalStateException("The store's server does not answer", down);
        }
    }

    private void write(String name, String content) {
        try {
            Path file = path(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(
                    file, content.replace("${effects}", path("effects.jsonl").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream content = Stage.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(content, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        repository.ifPresent(RepositoryBackEnd::close);
        storeServer.close();
        backEndServer.close();
    }
}
