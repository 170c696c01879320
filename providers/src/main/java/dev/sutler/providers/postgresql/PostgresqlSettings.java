package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an offering says about its server.
///
/// @param server where the broker reaches it
/// @param login whom the broker logs in as
/// @param published where applications reach it, which is what credentials tell
/// @param extensionsAllowed the extensions that developers may ask for; without it, all that the
///   server trusts
/// @param planDefaults what holds for plans that say nothing else
record PostgresqlSettings(
        Server server,
        Login login,
        Address published,
        Optional<Set<String>> extensionsAllowed,
        PostgresqlPlan planDefaults) {

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final int HIGHEST_PORT = 65_535;

    /// @param sslMode how much the connection insists on TLS, in the words of PostgreSQL's clients
    record Address(String host, int port, Optional<String> sslMode) {}

    /// @param database the one that the broker connects to in order to make others
    /// @param sslRootCertificate a file with the certificates to trust
    record Server(
            Address address,
            String database,
            Optional<String> sslRootCertificate,
            Duration connectTimeout) {}

    /// @param password a reference to the secret, never the secret
    record Login(String username, JsonNode password) {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    /// A setting that is wrong or missing is added to the reader's problems; what is returned then
    /// is of no use.
    static PostgresqlSettings read(SettingsReader settings) {
        Address address = address(settings);
        Address published =
                new Address(
                        settings.text("public-host").orElse(address.host()),
                        settings.integer("public-port", 1, HIGHEST_PORT).orElse(address.port()),
                        settings.word("public-ssl-mode", SSL_MODES).or(address::sslMode));
        return new PostgresqlSettings(
                new Server(
                        address,
                        settings.text("database").orElse("postgres"),
                        settings.text("ssl-root-certificate"),
                        settings.duration("connect-timeout").orElse(Duration.ofSeconds(10))),
                login(settings),
                published,
                extensionsAllowed(settings),
                PostgresqlPlan.read(settings));
    }

    private static Address address(SettingsReader settings) {
        return new Address(
                required(settings, "host"),
                settings.integer("port", 1, HIGHEST_PORT).orElse(5432),
                settings.word("ssl-mode", SSL_MODES));
    }

    private static Login login(SettingsReader settings) {
        if (settings.value("password").filter(value -> !value.isObject()).isPresent()) {
            settings.problem(
                    "password",
                    "'password' must say where it stands: {env: NAME} or {file: PATH}.");
        } else if (settings.value("password").isEmpty()) {
            settings.problem("password", missing("password"));
        }
        return new Login(
                required(settings, "username"),
                settings.value("password").orElseGet(JsonNodeFactory.instance::objectNode));
    }

    private static Optional<Set<String>> extensionsAllowed(SettingsReader settings) {
        Optional<List<String>> names = settings.texts("extensions-allowed");
        names.stream()
                .flatMap(List::stream)
                .filter(name -> !Identifier.isAllowed(name))
                .forEach(
                        name ->
                                settings.problem(
                                        "extensions-allowed",
                                        "'" + name + "' is no extension's name."));
        return names.map(Set::copyOf);
    }

    private static String required(SettingsReader settings, String key) {
        if (settings.value(key).isEmpty()) {
            settings.problem(key, missing(key));
        }
        return settings.text(key).orElse("");
    }

    private static String missing(String key) {
        return "'" + key + "' is missing: set it here or under providers.postgresql.";
    }
}
