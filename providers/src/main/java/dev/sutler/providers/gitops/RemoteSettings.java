package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.Access;
import dev.sutler.providers.support.SettingsReader;

import tools.jackson.databind.JsonNode;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// Which repository it is, and the way to it.
///
/// @param url where it is
/// @param branch which of its branches
/// @param name what webhooks and people call it
/// @param login who we are there
/// @param way what is on the way
record RemoteSettings(String url, String branch, String name, Login login, Way way) {

    /// Who we are, by what the settings say; at most one of these is there.
    ///
    /// @param token HTTPS with a user and a password or token
    /// @param app HTTPS as a GitHub App
    /// @param ssh SSH with a key
    record Login(Optional<Token> token, Optional<App> app, Optional<Ssh> ssh) {}

    /// HTTPS with a user and a password or token.
    record Token(String user, JsonNode password) {
        /// Without the place of the secret.
        @Override
        public String toString() {
            return "Token";
        }
    }

    /// HTTPS as a GitHub App.
    record App(String id, String installation, JsonNode key, String api) {
        /// Without the place of the secret.
        @Override
        public String toString() {
            return "App";
        }
    }

    /// SSH with a key.
    record Ssh(
            JsonNode key,
            Optional<JsonNode> passphrase,
            Optional<String> knownHosts,
            boolean unchecked) {
        /// Without the place of the secret.
        @Override
        public String toString() {
            return "Ssh";
        }
    }

    /// What is on the way.
    ///
    /// @param proxy host and port
    /// @param caFile certificates in PEM
    /// @param timeout how long the other side may be silent
    record Way(Optional<InetSocketAddress> proxy, Optional<String> caFile, Duration timeout) {}

    static RemoteSettings read(SettingsReader settings) {
        Optional<String> url = settings.text("remote");
        if (url.isEmpty() && settings.value("remote").isEmpty()) {
            settings.problem("remote", "'remote' is missing: the address of the repository.");
        }
        String address = url.orElse("");
        if (hasPassword(address)) {
            settings.problem(
                    "remote",
                    "'remote' must not hold a password: use 'username' and 'password: {file: …}'.");
        }
        return new RemoteSettings(
                address,
                settings.text("branch").orElse("main"),
                settings.text("repository").orElse(nameOf(address)),
                login(settings),
                way(settings));
    }

    private static boolean hasPassword(String address) {
        return address.matches("(?i)https?://[^/@]*:[^/@]*@.*");
    }

    /* The last part of the path, as people call it. */
    private static String nameOf(String address) {
        String path = address.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
        return last.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private static Login login(SettingsReader settings) {
        Optional<JsonNode> password = reference(settings, "password");
        Optional<String> user = settings.text("username");
        if (password.isPresent() != user.isPresent()) {
            settings.problem(
                    password.isPresent() ? "username" : "password",
                    "'username' and 'password' go together; with a token any user name will do.");
        }
        Login login =
                new Login(
                        password.flatMap(one -> user.map(name -> new Token(name, one))),
                        app(settings),
                        ssh(settings));
        long ways =
                Stream.of(login.token(), login.app(), login.ssh())
                        .filter(Optional::isPresent)
                        .count();
        if (ways > 1) {
            settings.problem("", "Use one of 'password', 'github-app' and 'ssh-key', not several.");
        }
        return login;
    }

    private static Optional<App> app(SettingsReader settings) {
        Optional<SettingsReader> block = settings.block("github-app");
        if (block.isEmpty()) {
            return Optional.empty();
        }
        SettingsReader app = block.get();
        Optional<String> id = app.text("id");
        Optional<String> installation = app.text("installation");
        Optional<JsonNode> key = reference(app, "private-key");
        String api = app.text("api").orElse(Access.GitHubApp.GITHUB.toString());
        app.refuseOthers();
        if (id.isEmpty() || installation.isEmpty() || key.isEmpty()) {
            settings.problem(
                    "github-app", "'github-app' needs 'id', 'installation' and 'private-key'.");
            return Optional.empty();
        }
        return Optional.of(new App(id.get(), installation.get(), key.get(), api));
    }

    private static Optional<Ssh> ssh(SettingsReader settings) {
        Optional<JsonNode> key = reference(settings, "ssh-key");
        Optional<JsonNode> passphrase = reference(settings, "ssh-passphrase");
        Optional<String> hosts = settings.text("known-hosts");
        boolean unchecked = !settings.flag("check-host-key").orElse(true);
        if (key.isPresent() && hosts.isEmpty() && !unchecked) {
            settings.problem(
                    "known-hosts",
                    "'known-hosts' is missing: a file with the keys of the right servers, as"
                            + " ssh-keyscan writes it.");
        }
        return key.map(one -> new Ssh(one, passphrase, hosts, unchecked));
    }

    private static Way way(SettingsReader settings) {
        Optional<String> proxy = settings.text("proxy");
        Optional<InetSocketAddress> address = proxy.flatMap(RemoteSettings::address);
        if (proxy.isPresent() && address.isEmpty()) {
            settings.problem("proxy", "'proxy' must be a host and a port, such as proxy:3128.");
        }
        return new Way(
                address,
                settings.text("ca-file"),
                settings.duration("timeout").orElse(Duration.ofSeconds(30)));
    }

    private static Optional<InetSocketAddress> address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        boolean good = colon > 0 && port.matches("[0-9]{1,5}") && Integer.parseInt(port) < 65_536;
        return good
                ? Optional.of(
                        InetSocketAddress.createUnresolved(
                                text.substring(0, colon), Integer.parseInt(port)))
                : Optional.empty();
    }

    /// A secret's place: the catalog never holds the secret itself.
    static Optional<JsonNode> reference(SettingsReader settings, String key) {
        Optional<JsonNode> value = settings.value(key);
        if (value.isPresent() && !value.get().isObject()) {
            settings.problem(
                    key,
                    "'" + key + "' must say where the secret stands: {env: NAME} or {file: PATH}.");
            return Optional.empty();
        }
        return value;
    }
}
