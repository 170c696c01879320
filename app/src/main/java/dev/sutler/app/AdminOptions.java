package dev.sutler.app;

import dev.sutler.app.AdminFailure.Kind;
import dev.sutler.server.config.Configuration;
import dev.sutler.spi.Secret;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Where the broker is and who asks: the options and variables of every command over the admin API.
final class AdminOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The broker, such as https://broker.example.org. Default: SUTLER_ADMIN_URL,"
                            + " else this machine at the configuration's port.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "PEM file with the authorities that the broker's certificate leads to. Default:"
                            + " SUTLER_ADMIN_CA_FILE, else those that Java trusts.")
    private Optional<Path> authorities = Optional.empty();

    @Mixin private final ConfigOption config = new ConfigOption();

    /// Prepares to ask.
    ///
    /// @throws AdminFailure when something is missing or makes no sense
    AdminClient client(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        URI address = address(surroundings);
        String username =
                set(environment, "SUTLER_ADMIN_USERNAME")
                        .orElseThrow(
                                () ->
                                        usage(
                                                "Set SUTLER_ADMIN_USERNAME, and"
                                                        + " SUTLER_ADMIN_PASSWORD or"
                                                        + " SUTLER_ADMIN_PASSWORD_FILE, to an"
                                                        + " operator's credential. `sutler operators"
                                                        + " add` makes one."));
        HttpClient.Builder http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10));
        authorities
                .or(() -> set(environment, "SUTLER_ADMIN_CA_FILE").map(Path::of))
                .map(file -> surroundings.workingDirectory().resolve(file))
                .map(AdminOptions::trusting)
                .ifPresent(http::sslContext);
        return new AdminClient(http.build(), address, username, password(surroundings));
    }

    private URI address(Surroundings surroundings) {
        String named =
                url.or(() -> set(surroundings.environment(), "SUTLER_ADMIN_URL"))
                        .orElseGet(() -> configured(surroundings));
        try {
            URI address = URI.create(named);
            boolean http =
                    "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && Optional.ofNullable(address.getHost()).isPresent()) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw usage("The URL is malformed. Name it as in https://broker.example.org:8080.");
        }
        throw usage("The URL must begin with http:// or https:// and name a host.");
    }

    private String configured(Surroundings surroundings) {
        Configuration configuration = Configurations.load(surroundings, config.file());
        return Encryption.scheme(configuration) + "://127.0.0.1:" + configuration.http().port();
    }

    private static Secret<String> password(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        Optional<String> file = set(environment, "SUTLER_ADMIN_PASSWORD_FILE");
        Optional<String> plain = set(environment, "SUTLER_ADMIN_PASSWORD");
        if (file.isPresent() == plain.isPresent()) {
            throw usage("Set either SUTLER_ADMIN_PASSWORD or SUTLER_ADMIN_PASSWORD_FILE.");
        }
        return Secret.of(plain.orElseGet(() -> read(surroundings, file.orElse(""))));
    }

    private static String read(Surroundings surroundings, String file) {
        try {
            return Files.readString(surroundings.workingDirectory().resolve(file)).strip();
        } catch (IOException unreadable) {
            throw new AdminFailure(
                    Kind.USAGE,
                    "The file of SUTLER_ADMIN_PASSWORD_FILE cannot be read. Check its path and"
                            + " permissions.",
                    unreadable);
        }
    }

    private static SSLContext trusting(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority-" + ++count, each);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new AdminFailure(
                    Kind.USAGE,
                    "%s cannot be read as PEM certificates. Check --ca-file.".formatted(file),
                    unusable);
        }
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static AdminFailure usage(String message) {
        return new AdminFailure(Kind.USAGE, message);
    }
}
