package dev.sutler.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The back end of the `puppet` provider: sees every call, and keeps those that a test wants to
/// hold.
final class Puppeteer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final ServerSocket door;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    Puppeteer() {
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Thread.ofVirtual().name("puppeteer").start(this::open);
    }

    /// Calls of one kind about one id, which wait for what the test says.
    record Held(
            Puppeteer of, String call, BlockingQueue<String> reached, BlockingQueue<String> lines)
            implements AutoCloseable {

        /// Waits until the broker calls.
        Held reach() {
            if (next(reached).isEmpty()) {
                throw new AssertionError("never called: " + call);
            }
            return this;
        }

        /// Answers one call: `done`, `refused …`, `terminal …`, `throw …` or `working …`; `report
        /// …` does not end it.
        void say(String line) {
            lines.add(line);
        }

        /// Lets this call and those that follow succeed.
        void letGo() {
            of.held.remove(call, this);
            lines.add("done");
        }

        @Override
        public void close() {
            letGo();
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /// @param kind such as `provision`
    /// @param id of the instance, or of the binding if it is about one
    Held hold(String kind, String id) {
        String call = kind + " " + id;
        Held hold = new Held(this, call, new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        held.put(call, hold);
        return hold;
    }

    /// How often the broker made this call.
    long calls(String kind, String id) {
        return seen.stream().filter((kind + " " + id)::equals).count();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            String call = Optional.ofNullable(in.readLine()).orElse("");
            seen.add(call);
            Optional<Held> hold = Optional.ofNullable(held.get(call));
            hold.ifPresent(known -> known.reached().add(call));
            String line;
            do {
                line = hold.flatMap(known -> next(known.lines())).orElse("done");
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } while (line.startsWith("report"));
        } catch (IOException hungUp) {
            seen.add("hung up");
        }
    }

    private static Optional<String> next(BlockingQueue<String> queue) {
        try {
            return Optional.ofNullable(queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
