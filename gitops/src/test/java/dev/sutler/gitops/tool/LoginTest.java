package dev.sutler.gitops.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.sutler.gitops.files.State;
import dev.sutler.gitops.tool.CloneOptions.Author;
import dev.sutler.gitops.tool.CloneOptions.Reach;
import dev.sutler.spi.Secret;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who a command says that it is, to a server that lets nobody in.
final class LoginTest {

    @TempDir private Path directory = Path.of("");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private ToolRig rig;
    private HttpServer server;
    private Path clone;

    @BeforeEach
    void prepare() throws IOException {
        rig = new ToolRig(directory);
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-1", false));
        clone = rig.cloned("clone");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::refuse);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void refuse(HttpExchange exchange) throws IOException {
        List<String> sent = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        seen.addAll(sent);
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
        exchange.sendResponseHeaders(sent.isEmpty() ? 401 : 403, -1);
        exchange.close();
    }

    private String url(String userInfo) {
        return "http://%s127.0.0.1:%d/x.git".formatted(userInfo, server.getAddress().getPort());
    }

    private void configure(String url, Optional<String> header) throws IOException {
        try (Git git = Git.open(clone.toFile())) {
            var config = git.getRepository().getConfig();
            config.setString("remote", "origin", "url", url);
            header.ifPresent(text -> config.setString("http", url, "extraHeader", text));
            config.save();
        }
    }

    private void isRefused(Login login) {
        var options =
                new CloneOptions(
                        clone,
                        Optional.empty(),
                        Optional.empty(),
                        new Reach(login, false, Duration.ofSeconds(30), 3),
                        Author.DEFAULT);
        try (Clone opened = Clone.open(options, rig.resources())) {
            assertThatThrownBy(() -> opened.answer(ToolRig.answer(State.SUCCEEDED, ""), true))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("does not let us in")
                    .hasMessageNotContaining("hush");
        }
    }

    private static String basic(String userAndPassword) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    /* As GitHub's checkout leaves a clone. */
    @Test
    void isWhatTheHeadersInTheClonesConfigurationSay() throws IOException {
        configure(url(""), Optional.of("AUTHORIZATION: basic aHVzaA=="));
        isRefused(new Login.OfTheClone());
        assertThat(seen).isNotEmpty().containsOnly("basic aHVzaA==");
    }

    /* As GitLab leaves a clone. */
    @Test
    void isWhatTheUrlSays() throws IOException {
        configure(url("ci:hush@"), Optional.empty());
        isRefused(new Login.OfTheClone());
        assertThat(seen).isNotEmpty().containsOnly(basic("ci:hush"));
    }

    @Test
    void isTheUserThatIsNamed() throws IOException {
        configure(url(""), Optional.empty());
        isRefused(new Login.UserAndToken("me", Secret.of("hush")));
        assertThat(seen).isNotEmpty().containsOnly(basic("me:hush"));
    }
}
