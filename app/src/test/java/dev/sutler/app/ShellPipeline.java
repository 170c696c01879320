package dev.sutler.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// A repository with the example pipeline of plain shell, which looks at it again and again.
final class ShellPipeline implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path home;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicReference<String> last = new AtomicReference<>("");
    private final Thread thread;

    /// @param home an empty folder
    ShellPipeline(Path home) {
        this.home = home;
        String _ =
                shell(
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
                        """);
        this.thread = Thread.ofPlatform().name("pipeline").start(this::run);
    }

    /// Where a broker finds the repository.
    Path remote() {
        return home.resolve("remote.git");
    }

    /// Where the pipeline makes what it makes.
    Path store() {
        return home.resolve("things");
    }

    /// All that was ever committed, as text.
    String history() {
        return shell("git --git-dir remote.git log --format=%B main");
    }

    private void run() {
        Path script = Checkout.find().root().resolve("examples/gitops-shell/pipeline.sh");
        while (going.get()) {
            last.set(shell("sh '" + script + "' clone 2>&1 || true"));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// What the latest run has printed.
    String printed() {
        return last.get();
    }

    private String shell(String script) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script);
        builder.directory(home.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("STORE", store().toString()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new AssertionError(script + "\n" + text);
                }
                return text;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    @Override
    public void close() {
        going.set(false);
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
