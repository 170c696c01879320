package dev.sutler.rig;

import dev.sutler.rig.history.Event.Subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A git repository, and the example pipeline that makes folders of what it reads there: an
/// instance is a folder, a binding a key in it. It needs `sh` and `git`.
final class RepositoryBackEnd implements AutoCloseable {

    private static final String RESOURCES = "/dev/sutler/gitops/tool/pipeline/";
    private static final List<String> SCRIPTS =
            List.of(
                    "pipeline.sh",
                    "hooks/provision",
                    "hooks/deprovision",
                    "hooks/bind",
                    "hooks/unbind");
    private static final String KEY = ".key";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String SET_UP =
            """
            git init -q --bare -b main remote.git
            git clone -q remote.git clone 2>/dev/null
            cd clone
            git config user.name pipeline
            git config user.email pipeline@example.org
            git checkout -q -B main
            mkdir instances
            touch instances/.gitkeep
            git add -A
            git commit -q -m "A repository"
            git push -q -u origin main
            """;

    private final Path folder;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final Thread pipeline;

    /// @param folder is made
    RepositoryBackEnd(Path folder) {
        this.folder = folder;
        SCRIPTS.forEach(this::extract);
        if (!shell(SET_UP)) {
            throw new IllegalStateException("There is no git here, or it does not work");
        }
        this.pipeline = Thread.ofPlatform().daemon().name("pipeline").start(this::run);
    }

    /// Where brokers find the repository.
    Path remote() {
        return folder.resolve("remote.git");
    }

    private void extract(String name) {
        Path file = folder.resolve("scripts").resolve(name);
        try (InputStream script =
                Objects.requireNonNull(
                        RepositoryBackEnd.class.getResourceAsStream(RESOURCES + name), name)) {
            Files.createDirectories(file.resolveSibling(""));
            Files.copy(script, file);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run() {
        while (going.get()) {
            boolean _ = shell("sh scripts/pipeline.sh clone");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean shell(String script) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script);
        builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("pipeline.log").toFile()));
        builder.environment().put("STORE", things().toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path things() {
        return folder.resolve("things");
    }

    /// What the pipeline has made, and not removed.
    Set<Subject> standing() {
        Set<Subject> there = new HashSet<>();
        for (Path instance : entries(things())) {
            String id = name(instance);
            there.add(new Subject(id, Optional.empty()));
            entries(instance).stream()
                    .map(RepositoryBackEnd::name)
                    .filter(name -> name.endsWith(KEY))
                    .map(name -> name.substring(0, name.length() - KEY.length()))
                    .forEach(binding -> there.add(new Subject(id, Optional.of(binding))));
        }
        return there;
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }

    private static List<Path> entries(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    @Override
    public void close() {
        going.set(false);
        try {
            pipeline.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
