package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.Access;
import dev.sutler.gitops.mirror.MirrorOptions;
import dev.sutler.gitops.mirror.Remote;
import dev.sutler.providers.support.Derived;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.Secret;
import dev.sutler.spi.SecretSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Makes of settings what a mirror is told, and finds the secrets that they name.
final class Opening {

    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofSeconds(60);

    private final SecretSource secrets;

    Opening(SecretSource secrets) {
        this.secrets = secrets;
    }

    /// The repository, and the way to it.
    ///
    /// @throws UnusableSettingException when a secret or a file that the settings name is not there
    Remote remote(RemoteSettings from) {
        Remote.Network network =
                new Remote.Network(
                        from.way().proxy(),
                        from.way().caFile().map(Opening::text),
                        from.way().timeout(),
                        from.way().timeout().multipliedBy(10));
        return new Remote(from.url(), from.branch(), access(from.login()), network);
    }

    /// @throws UnusableSettingException when a secret or a file that the settings name is not there
    MirrorOptions options(GitopsSettings settings, ProviderEnvironment environment) {
        Remote remote = remote(settings.remote());
        return new MirrorOptions(
                remote,
                environment
                        .workplace()
                        .directory()
                        .resolve(
                                Derived.name(
                                        remote.url(),
                                        remote.branch(),
                                        remote.access().toString())),
                new MirrorOptions.Author(
                        settings.writing().authorName(), settings.writing().authorEmail()),
                new MirrorOptions.Pace(settings.fetchInterval(), LINGER, BACK_OFF, TURN));
    }

    private Access access(RemoteSettings.Login login) {
        if (login.token().isPresent()) {
            RemoteSettings.Token token = login.token().get();
            return new Access.UserAndToken(
                    token.user(), secret("password", Optional.of(token.password())).orElseThrow());
        }
        if (login.app().isPresent()) {
            RemoteSettings.App app = login.app().get();
            return new Access.GitHubApp(
                    app.id(),
                    app.installation(),
                    secret("github-app.private-key", Optional.of(app.key())).orElseThrow(),
                    URI.create(app.api()));
        }
        if (login.ssh().isPresent()) {
            RemoteSettings.Ssh ssh = login.ssh().get();
            return new Access.SshKey(
                    secret("ssh-key", Optional.of(ssh.key())).orElseThrow(),
                    secret("ssh-passphrase", ssh.passphrase()),
                    ssh.unchecked()
                            ? new Access.HostKeys.Unchecked()
                            : new Access.HostKeys.Known(
                                    ssh.knownHosts().map(Opening::text).orElse("")));
        }
        return new Access.Anonymous();
    }

    /// The secret that a setting names; empty when there is no such setting.
    ///
    /// @throws UnusableSettingException when it names one that is not there
    Optional<Secret<String>> secret(String key, Optional<JsonNode> reference) {
        return reference.map(
                one ->
                        secrets.resolve(one)
                                .orElseThrow(
                                        () ->
                                                new UnusableSettingException(
                                                        "The secret that '"
                                                                + key
                                                                + "' names cannot be read.")));
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UnusableSettingException("The file " + file + " cannot be read.");
        }
    }

    /// A setting names something that is not there. The message is for the operator.
    static final class UnusableSettingException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        UnusableSettingException(String message) {
            super(message);
        }
    }
}
