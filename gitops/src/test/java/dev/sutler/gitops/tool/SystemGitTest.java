package dev.sutler.gitops.tool;

import static dev.sutler.gitops.tool.ToolRig.fails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The clone's own ways to its remote: the program git, and what its configuration says.
final class SystemGitTest {

    private static final String STATUS = Layout.instanceStatus(Wanted.ID);

    @TempDir private Path directory = Path.of("");

    private ToolRig rig;
    private Path clone;

    @BeforeEach
    void prepare() {
        rig = new ToolRig(directory);
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-1", false));
        clone = rig.cloned("clone");
    }

    private Clone.Done answer(int tries) {
        try (Clone opened = rig.open(clone, true, tries)) {
            return opened.answer(ToolRig.answer(State.SUCCEEDED, ""), true);
        }
    }

    @Test
    void pushesAndIsDoneAgainOnTopOfWhatOthersPushed() throws Exception {
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        var _ = answer(3);
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
        assertThat(Files.readString(clone.resolve("README.md"))).isEqualTo("theirs\n");
    }

    @Test
    void comesTooLate() {
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-2", false));
        fails(Kind.TOO_LATE, () -> answer(3));
    }

    @Test
    void givesUpWhereTheRemoteDeclines() throws Exception {
        Path hook = rig.shared.directory().resolve("hooks/pre-receive");
        Files.createDirectories(hook.resolveSibling(""));
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> answer(3)).hasMessageContaining("hook declined");
        assertThat(clone.resolve(STATUS)).doesNotExist();
    }

    @Test
    void givesUpWhereThereIsNoRemote() throws Exception {
        remote(directory.resolve("nowhere").toUri().toString());
        fails(Kind.NOT_PUSHED, () -> answer(2));
    }

    private void remote(String url) throws Exception {
        try (Git git = Git.open(clone.toFile())) {
            var config = git.getRepository().getConfig();
            config.setString("remote", "origin", "url", url);
            config.setString("http", url, "extraHeader", "AUTHORIZATION: basic c2VjcmV0");
            config.save();
        }
    }

    /* As GitHub's checkout leaves a clone. */
    @Test
    void sendsTheHeadersOfTheClonesConfigurationWithoutTheProgramGit() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    seen.addAll(
                            exchange.getRequestHeaders()
                                    .getOrDefault("Authorization", List.of("none")));
                    exchange.sendResponseHeaders(403, -1);
                    exchange.close();
                });
        server.start();
        try {
            remote("http://127.0.0.1:" + server.getAddress().getPort() + "/x.git");
            fails(Kind.NOT_PUSHED, () -> rig.answer(clone, ToolRig.answer(State.SUCCEEDED, "")));
            assertThat(seen).isNotEmpty().containsOnly("basic c2VjcmV0");
        } finally {
            server.stop(0);
        }
    }
}
