package dev.sutler.rig.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// A port on loopback behind which a PostgreSQL server stands, as far as the weather allows.
///
/// Its clients must not ask for TLS.
public final class PostgresProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final int target;
    private final Tampering tampering;
    private final Weather weather;
    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /// @param target the server's port on loopback
    /// @param random must be safe for several threads
    public PostgresProxy(int target, RandomGenerator random, Tampering tampering) {
        this.target = target;
        this.tampering = tampering;
        this.weather = new Weather(random);
        try {
            this.door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free", e);
        }
        Thread.ofVirtual().name("proxy").start(this::listen);
    }

    /// The port that it listens on.
    public int port() {
        return door.getLocalPort();
    }

    /// What goes wrong on it.
    public Weather weather() {
        return weather;
    }

    /// Ends all connections at once.
    ///
    /// @return how many
    public int reset() {
        List<Link> all = List.copyOf(links);
        all.forEach(Link::reset);
        return all.size();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket broker = door.accept();
                Thread.ofVirtual().name("link").start(() -> link(broker));
            } catch (IOException closed) {
                // Either this proxy is closed, or whoever asked has gone already.
            }
        }
    }

    private void link(Socket broker) {
        try {
            Socket server = new Socket();
            server.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), target),
                    CONNECT_MILLIS);
            server.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            Link link = new Link(broker, server, weather, tampering);
            links.add(link);
            try {
                Thread.ofVirtual().name("link-back").start(link::backwards);
                link.forwards();
            } finally {
                links.remove(link);
            }
        } catch (IOException down) {
            close(broker);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed, then.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            // It is closed, then.
        }
        weather.clear();
        reset();
    }
}
