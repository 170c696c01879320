package dev.sutler.server.config;

import dev.sutler.server.config.Configuration.Database;
import dev.sutler.spi.Secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings of the store, which hang together: a URL needs a user, and the password has two
/// places to come from.
final class StoreSettings {

    private final Values values;
    private final List<String> problems;
    private final Path workingDirectory;

    StoreSettings(Values values, List<String> problems, Path workingDirectory) {
        this.values = values;
        this.problems = problems;
        this.workingDirectory = workingDirectory;
    }

    Configuration.Store store() {
        return new Configuration.Store(
                database(),
                values.of(StoreKeys.EMBEDDED_PORT),
                values.of(StoreKeys.POOL_REQUESTS),
                values.of(StoreKeys.POOL_WORKERS),
                values.of(StoreKeys.CONNECT_TIMEOUT),
                values.of(RetentionKeys.FINISHED_OPERATIONS));
    }

    private Optional<Database> database() {
        Optional<String> url = values.optional(StoreKeys.STORE_URL);
        Optional<String> user = values.optional(StoreKeys.STORE_USER);
        Optional<Secret<String>> password = password();
        if (url.isEmpty()) {
            if (user.isPresent() || password.isPresent()) {
                problems.add(
                        "`store.user` and `store.password` are of no use without `store.url`. Set"
                                + " it (SUTLER_STORE_URL), or leave them out for the embedded"
                                + " PostgreSQL.");
            }
            return Optional.empty();
        }
        check(url.get());
        if (user.isEmpty()) {
            problems.add(
                    "`store.user` is needed beside `store.url`. Set it, or SUTLER_STORE_USER.");
        }
        return Optional.of(
                new Database(url.get(), user.orElse(""), password.orElse(Secret.of(""))));
    }

    private void check(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            problems.add(
                    "`store.url` must be the JDBC URL of a PostgreSQL database, such as"
                            + " jdbc:postgresql://host:5432/sutler.");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.contains("password=") || lower.matches("[^?]*//[^/?]*@.*")) {
            problems.add(
                    "`store.url` must hold no user and no password. Use `store.user`, and"
                            + " SUTLER_STORE_PASSWORD or `store.password-file`.");
        }
    }

    private Optional<Secret<String>> password() {
        Optional<Secret<String>> literal =
                values.optional(StoreKeys.STORE_PASSWORD).map(Secret::of);
        Optional<String> file = values.optional(StoreKeys.STORE_PASSWORD_FILE);
        if (literal.isPresent() && file.isPresent()) {
            problems.add(
                    "Set either SUTLER_STORE_PASSWORD or `store.password-file`, so that it is clear"
                            + " which one counts.");
        }
        return literal.or(() -> file.flatMap(this::read));
    }

    private Optional<Secret<String>> read(String file) {
        Optional<Secret<String>> secret = SecretFiles.read(workingDirectory, file);
        if (secret.isEmpty()) {
            problems.add(
                    "The file that `store.password-file` names cannot be read, or is empty or too"
                            + " large.");
        }
        return secret;
    }
}
