package dev.sutler.app;

import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.server.catalog.CatalogState;
import dev.sutler.server.catalog.LoadOutcome;
import dev.sutler.server.catalog.Trigger;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole broker in this process, over a database of its own on a real PostgreSQL, and the
/// platform that asks it. It can be closed and built again over the same database.
final class TestHouse implements AutoCloseable {

    private static final Pattern CREDENTIAL =
            Pattern.compile("username +(\\S+)\\s+password +(\\S+)");

    private final Database store;
    private final TestCatalog catalog;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String[] credential;
    private House house;

    private TestHouse(Major major, TestCatalog catalog, Map<String, String> more) {
        RealPostgres server = RealPostgres.shared(major);
        this.store = server.createDatabase("house");
        this.catalog = catalog;
        this.environment = new HashMap<>(environment(store, catalog, server));
        this.environment.putAll(more);
        StringWriter out = new StringWriter();
        this.house = House.start(surroundings(out), Optional.empty());
        Matcher found = CREDENTIAL.matcher(out.toString());
        if (!found.find()) {
            throw new IllegalStateException("no credential was printed:\n" + out);
        }
        this.credential = new String[] {found.group(1), found.group(2)};
        SuiteOutput.secret("a platform's password", credential[1]);
    }

    static TestHouse start(TestCatalog catalog) {
        return new TestHouse(Major.EMBEDDED, catalog, Map.of());
    }

    /// @param more environment variables beside those that a test's broker has anyway
    static TestHouse start(Major major, TestCatalog catalog, Map<String, String> more) {
        return new TestHouse(major, catalog, more);
    }

    /// Variables of a broker over this database, whose `postgresql` offering makes databases on the
    /// same server with a login that is no superuser.
    static Map<String, String> environment(
            Database store, TestCatalog catalog, RealPostgres server) {
        Database provider = server.createProviderLogin("rooms");
        Map<String, String> variables = new HashMap<>();
        variables.put("SUTLER_SERVER_PORT", "0");
        variables.put("SUTLER_LOGGING_LEVEL", "error");
        variables.put("SUTLER_STORE_URL", store.jdbcUrl());
        variables.put("SUTLER_STORE_USER", store.username());
        variables.put("SUTLER_STORE_PASSWORD", store.password().reveal());
        String keyset = Keyset.generate().text().reveal();
        variables.put("SUTLER_SECRETS_KEYSET", keyset);
        variables.put("SUTLER_CATALOG_DIRECTORY", catalog.folder().toString());
        // A test says itself when the catalog is loaded.
        variables.put("SUTLER_CATALOG_RELOAD_INTERVAL", "0s");
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_HOST", provider.host());
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_PORT", Integer.toString(provider.port()));
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_USERNAME", provider.username());
        variables.put("SUTLER_PROVIDERS_POSTGRESQL_PASSWORD", "{env: PROVIDER_PASSWORD}");
        variables.put("PROVIDER_PASSWORD", provider.password().reveal());
        SuiteOutput.secret("a store's password", store.password().reveal());
        SuiteOutput.secret("a provider's password", provider.password().reveal());
        SuiteOutput.secret("a keyset", keyBytes(keyset));
        return variables;
    }

    /// The key itself, of a keyset with one key.
    static String keyBytes(String keyset) {
        Matcher found = Pattern.compile("\"value\": ?\"([^\"]+)\"").matcher(keyset);
        if (!found.find()) {
            throw new IllegalStateException("no key in the keyset");
        }
        return found.group(1);
    }

    private Surroundings surroundings(StringWriter out) {
        return new Surroundings(
                Checkout.find().root(),
                catalog.home(),
                environment,
                new PrintWriter(out, true),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    Platform platform() {
        return new Platform(http, house.port(), credential[0], credential[1]);
    }

    /// Where the broker is, and the platform's way in.
    Target target() {
        return new Target(
                URI.create("http://127.0.0.1:" + house.port()),
                credential[0],
                credential[1],
                "2.17");
    }

    /// What the platform logs in with.
    String password() {
        return credential[1];
    }

    /// All variables that the broker was started with.
    Map<String, String> variables() {
        return Map.copyOf(environment);
    }

    /// A variable that the broker was started with.
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /// Adds a platform as an operator would, while the broker runs, and waits as an operator is
    /// told to: a broker that has looked for new credentials a moment ago does not look again at
    /// once.
    Platform platform(String name) {
        JsonNode added =
                JsonMapper.shared().readTree(command("platforms", "add", name, "-o", "json"));
        Platform platform = platform(added);
        Pauses.until(
                name + " can log in",
                Duration.ofSeconds(4),
                () -> platform.catalog().status() != 401);
        return platform;
    }

    /// A platform with a credential as the command line prints it.
    Platform platform(JsonNode credential) {
        return new Platform(
                http,
                house.port(),
                credential.path("username").stringValue(),
                credential.path("password").stringValue());
    }

    /// Runs a command over the same store, and returns what it prints.
    String command(String... arguments) {
        StringWriter out = new StringWriter();
        int exitCode = Main.run(surroundings(out), arguments);
        if (exitCode != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + exitCode);
        }
        return out.toString();
    }

    /// Each method and path of its admin API.
    List<String> adminRoutes() {
        return house.administration().routes();
    }

    int port() {
        return house.port();
    }

    Database store() {
        return store;
    }

    TestCatalog catalog() {
        return catalog;
    }

    /// Closes the broker and builds it again over the same store, with the catalog as it is now.
    void restart() {
        restart(Optional.empty());
    }

    /// Loads the catalog as it is now, while the broker runs.
    LoadOutcome reload() {
        return house.catalogs().loader().load(Trigger.API);
    }

    CatalogState catalogState() {
        return house.catalogs().loader().state();
    }

    void restart(Optional<Path> configuration) {
        house.close();
        house = House.start(surroundings(new StringWriter()), configuration);
    }

    @Override
    public void close() {
        house.close();
        http.close();
    }
}
