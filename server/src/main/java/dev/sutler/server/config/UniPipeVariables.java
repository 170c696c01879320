package dev.sutler.server.config;

import dev.sutler.server.config.Inputs.Input;
import dev.sutler.spi.Secret;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the environment of a UniPipe broker says, in our words. It counts where `GIT_REMOTE` is
/// set, and never against what our own keys say.
///
/// A secret stays in its variable; a setting only names it.
final class UniPipeVariables {

    private static final String REMOTE = "GIT_REMOTE";
    private static final String TYPE = "gitops";
    private static final String PORT = "8075";
    private static final String PLATFORM = "default";
    private static final String USERNAME = "user";
    /* It stands in UniPipe's public source. */
    private static final String OLD_DEFAULT = "random-secret";
    /* bcrypt would ignore what comes after. */
    private static final int LONGEST_PASSWORD = 72;

    private static final Pattern PASSWORD_IN_URL = Pattern.compile("://[^/@\\s]*:[^/@\\s]*@");
    /* Kubernetes tells every pod about the Services beside it, and one of them may be called server. */
    private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");
    private static final List<List<String>> OF_NO_USE =
            List.of(
                    List.of("GIT_LOCAL_PATH", "GIT_LOCAL-PATH"),
                    List.of("SCHEDULING_PUSH_INITIAL_DELAY", "SCHEDULING_PUSH_INITIAL-DELAY"),
                    List.of("SCHEDULING_PUSH_PAUSE_DELAY", "SCHEDULING_PUSH_PAUSE-DELAY"));

    private final Map<String, String> environment;
    private final List<String> problems;
    private final List<String> notes = new ArrayList<>();

    /// A variable that is set.
    private record Variable(String name, String value) {

        /// The value may be a secret.
        @Override
        public String toString() {
            return name;
        }
    }

    UniPipeVariables(Map<String, String> environment, List<String> problems) {
        this.environment = environment;
        this.problems = problems;
        if (present()) {
            OF_NO_USE.forEach(
                    names ->
                            variable(names)
                                    .ifPresent(
                                            found ->
                                                    note(
                                                            found.name(),
                                                            "is of no use here, and passed over")));
        }
    }

    /// One sentence for each variable that was understood, without secrets.
    List<String> notes() {
        return notes;
    }

    private boolean present() {
        return variable(List.of(REMOTE)).isPresent();
    }

    /// Says which port, where nothing else does.
    void tell(Inputs inputs) {
        if (!present()) {
            return;
        }
        if (inputs.of(CatalogKeys.CATALOG_DIRECTORY).isEmpty()
                && inputs.addUnlessSaid(
                        CatalogKeys.FROM_REPOSITORY,
                        new Input("true", REMOTE, Source.variable(REMOTE)))) {
            note(REMOTE, "counts as `catalog.from-repository: true`");
        }
        Optional<Variable> named =
                variable(List.of("SERVER_PORT"))
                        .filter(found -> !SERVICE_LINK.matcher(found.value()).matches());
        Variable port = named.orElseGet(() -> new Variable(REMOTE, PORT));
        boolean added =
                inputs.addUnlessSaid(
                        ServerKeys.PORT,
                        new Input(port.value(), port.name(), Source.variable(port.name())));
        if (added) {
            note(port.name(), "counts as `server.port: %s`".formatted(port.value()));
        } else if (named.isPresent()) {
            note(port.name(), "is passed over, since `server.port` is set");
        }
    }

    /// Adds what is said about the repository to what the provider is told.
    void tell(ProviderSettings providers) {
        if (!present()) {
            return;
        }
        Variable remote = variable(List.of(REMOTE)).orElseThrow();
        if (PASSWORD_IN_URL.matcher(remote.value()).find()) {
            problems.add(
                    "GIT_REMOTE holds a password, which everybody sees who sees the remote. Set"
                            + " GIT_USERNAME and GIT_PASSWORD, and leave them out of GIT_REMOTE.");
            return;
        }
        text(providers, "remote", List.of(REMOTE));
        text(providers, "branch", List.of("GIT_REMOTE_BRANCH", "GIT_REMOTE-BRANCH"));
        text(providers, "username", List.of("GIT_USERNAME"));
        secret(providers, "password", List.of("GIT_PASSWORD"));
        secret(providers, "ssh-key", List.of("GIT_SSH_KEY", "GIT_SSH-KEY"));
    }

    private void text(ProviderSettings providers, String key, List<String> names) {
        variable(names)
                .ifPresent(
                        found ->
                                add(
                                        providers,
                                        key,
                                        JsonNodeFactory.instance.stringNode(found.value()),
                                        found.name()));
    }

    private void secret(ProviderSettings providers, String key, List<String> names) {
        variable(names)
                .ifPresent(
                        found -> {
                            ObjectNode reference =
                                    JsonNodeFactory.instance.objectNode().put("env", found.name());
                            add(providers, key, reference, found.name());
                        });
    }

    private void add(ProviderSettings providers, String key, JsonNode value, String name) {
        boolean added = providers.addUnlessSaid(TYPE, key, value, Source.variable(name));
        note(
                name,
                added
                        ? "counts as `providers.gitops.%s: %s`"
                                .formatted(key, Masks.shown(key, value))
                        : "is passed over, since `providers.gitops.%s` is set".formatted(key));
    }

    /// The credential of the platform.
    Optional<Configuration.GivenCredential> credential() {
        Optional<Variable> username = username();
        Optional<Variable> password = password();
        if (!present() || (username.isEmpty() && password.isEmpty())) {
            return Optional.empty();
        }
        if (password.isEmpty()) {
            problems.add(
                    "APP_BASIC_AUTH_PASSWORD is not set. UniPipe took a password then that everybody"
                            + " can read in its source: set one of your own, or remove"
                            + " APP_BASIC_AUTH_USERNAME.");
            return Optional.empty();
        }
        String name = username.map(Variable::value).orElse(USERNAME);
        check(name, password.get());
        note(
                password.get().name(),
                "is the password of the platform `%s`, with the user name `%s`"
                        .formatted(PLATFORM, name));
        return Optional.of(
                new Configuration.GivenCredential(
                        PLATFORM, name, Secret.of(password.get().value())));
    }

    /// The same, to be shown.
    List<Effective.Entry> entries() {
        Optional<Variable> password = password();
        if (!present() || password.isEmpty()) {
            return List.of();
        }
        String prefix = "platforms." + PLATFORM + ".";
        return List.of(
                new Effective.Entry(
                        prefix + "username",
                        Optional.of(username().map(Variable::value).orElse(USERNAME)),
                        username()
                                .map(found -> Source.variable(found.name()))
                                .orElse(Source.DEFAULT)),
                new Effective.Entry(
                        prefix + "password",
                        Optional.of("{env: " + password.get().name() + "}"),
                        Source.variable(password.get().name())));
    }

    private void check(String username, Variable password) {
        if (password.value().equals(OLD_DEFAULT)) {
            problems.add(
                    "%s is UniPipe's old default, which everybody can read in its source. Choose another password."
                            .formatted(password.name()));
        }
        if (password.value().getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            problems.add(
                    "%s must not have more than %d bytes."
                            .formatted(password.name(), LONGEST_PASSWORD));
        }
        if (username.contains(":")) {
            problems.add("APP_BASIC_AUTH_USERNAME must not have a colon in it.");
        }
    }

    private Optional<Variable> username() {
        return variable(List.of("APP_BASIC_AUTH_USERNAME", "APP_BASIC-AUTH-USERNAME"));
    }

    private Optional<Variable> password() {
        return variable(List.of("APP_BASIC_AUTH_PASSWORD", "APP_BASIC-AUTH-PASSWORD"));
    }

    /* The first that is set to something. */
    private Optional<Variable> variable(List<String> names) {
        return names.stream()
                .map(name -> new Variable(name, environment.getOrDefault(name, "")))
                .filter(found -> !found.value().isBlank())
                .findFirst();
    }

    private void note(String name, String what) {
        notes.add("%s %s.".formatted(name, what));
    }
}
