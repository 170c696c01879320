package dev.sutler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A load balancer that knows nothing: each connection goes to the next one of some ports on
/// loopback, byte for byte.
final class RoundRobin implements AutoCloseable {

    private final List<Integer> ports;
    private final ServerSocket entrance;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RoundRobin(List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        threads.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /// How many connections there were.
    int connections() {
        return turn.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private void connect(Socket client) {
        int port = ports.get(turn.getAndIncrement() % ports.size());
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> pump(server, client));
            pump(client, server);
        } catch (IOException ended) {
            // So does the connection.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (SocketException ended) {
            // One of them has gone.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        threads.shutdownNow();
        threads.close();
    }
}
