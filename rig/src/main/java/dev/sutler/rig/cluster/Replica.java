package dev.sutler.rig.cluster;

import dev.sutler.rig.proxy.PostgresProxy;
import dev.sutler.rig.watch.Silence;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the brokers, over all its lives.
public final class Replica {

    private final int number;
    private final PostgresProxy proxy;
    private final Setup setup;
    private final List<Silence> silences = new ArrayList<>();
    private Optional<BrokerProcess> process = Optional.empty();
    private int life;
    private boolean wanted;
    private boolean paused;
    private volatile int port;

    /// What all lives of a replica have in common.
    ///
    /// @param folder where it works
    /// @param variables its environment
    /// @param storeUrl of the database behind the proxy, with `%d` where the port stands
    /// @param seed what its failpoints are seeded from, with the number of the life
    /// @param clock for when it fell silent
    record Setup(
            Path folder,
            Map<String, String> variables,
            String storeUrl,
            long seed,
            InstantSource clock) {}

    Replica(int number, PostgresProxy proxy, Setup setup) {
        this.number = number;
        this.proxy = proxy;
        this.setup = setup;
    }

    /// Its number, from 0.
    public int number() {
        return number;
    }

    /// What stands between it and the store.
    public PostgresProxy proxy() {
        return proxy;
    }

    /// The port that it listens on; empty while it is down or starting.
    public Optional<Integer> port() {
        return port == 0 ? Optional.empty() : Optional.of(port);
    }

    /// The file that it writes to.
    private Path log() {
        return setup.folder().resolve("broker-%d.%d.log".formatted(number, life));
    }

    synchronized String incarnation() {
        return "r%d.%d".formatted(number, life);
    }

    /// When each of its lives was killed or stopped.
    synchronized List<Silence> silences() {
        return List.copyOf(silences);
    }

    private void fallsSilent() {
        silences.add(new Silence(incarnation(), setup.clock().instant(), Optional.empty()));
    }

    /// Starts it, unless it runs.
    public synchronized void start() {
        wanted = true;
        if (process.filter(BrokerProcess::alive).isPresent()) {
            return;
        }
        life++;
        port = 0;
        Map<String, String> variables = new HashMap<>(setup.variables());
        variables.put(
                "SUTLER_STORE_URL",
                setup.storeUrl().formatted(proxy.port())
                        + "?sslmode=disable&gssEncMode=disable&options=-c%20rig.replica="
                        + incarnation());
        variables.put(
                "SUTLER_RIG_SEED", Long.toString(setup.seed() * 1_000 + number * 100L + life));
        process =
                Optional.of(
                        BrokerProcess.start(
                                List.of("dev.sutler.app.RigBroker"),
                                setup.folder(),
                                variables,
                                log()));
    }

    /// Looks after it: learns its port, and starts it again when it died and nobody wanted it to.
    ///
    /// @return whether it had died by itself
    synchronized boolean keep() {
        if (process.isEmpty()) {
            return false;
        }
        BrokerProcess now = process.get();
        if (now.alive()) {
            // One that is told to stop still listens for a while.
            if (port == 0 && wanted) {
                port = now.port().orElse(0);
            }
            return false;
        }
        port = 0;
        if (!wanted) {
            return false;
        }
        fallsSilent();
        start();
        return true;
    }

    synchronized Optional<BrokerProcess.Credential> credential() {
        return process.flatMap(BrokerProcess::credential);
    }

    /// As `kill -9`. It stays down until it is started.
    public synchronized void kill() {
        wanted = false;
        dies();
    }

    /// As `kill -9`, after which somebody starts it at once.
    public synchronized void crash() {
        dies();
    }

    private void dies() {
        port = 0;
        fallsSilent();
        paused = false;
        process.ifPresent(now -> now.signal("KILL"));
    }

    /// As SIGSTOP.
    public synchronized void pause() {
        fallsSilent();
        paused = true;
        process.ifPresent(now -> now.signal("STOP"));
    }

    /// As SIGCONT.
    public synchronized void resume() {
        if (paused) {
            paused = false;
            silences.add(silences.removeLast().until(setup.clock().instant()));
            process.ifPresent(now -> now.signal("CONT"));
        }
    }

    /// As SIGTERM, and waits until it has ended. It stays down until it is started.
    public void stop() {
        Optional<BrokerProcess> now;
        synchronized (this) {
            wanted = false;
            port = 0;
            resume();
            now = process;
        }
        now.ifPresent(
                each -> {
                    each.signal("TERM");
                    each.awaitEnd();
                });
    }

    synchronized void close() {
        wanted = false;
        port = 0;
        process.ifPresent(
                now -> {
                    now.signal("KILL");
                    now.awaitEnd();
                });
        proxy.close();
    }
}
