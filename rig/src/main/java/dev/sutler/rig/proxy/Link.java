package dev.sutler.rig.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// One connection of a broker and the one to the server that belongs to it.
final class Link {

    /// What is done with the server's answer to what was sent last.
    private enum Answer {
        DELIVERED,
        /// Awaited, and thrown away with the connection.
        CUT,
        /// The same, and the broker dies.
        CUT_AND_KILLED
    }

    private final Socket broker;
    private final Socket server;
    private final Weather weather;
    private final Tampering tampering;
    private final Sentences sentences = new Sentences();
    private volatile Answer next = Answer.DELIVERED;
    private volatile boolean inTransaction;

    Link(Socket broker, Socket server, Weather weather, Tampering tampering) {
        this.broker = broker;
        this.server = server;
        this.weather = weather;
        this.tampering = tampering;
    }

    /// Passes on what the broker says, until one of the two is gone.
    void forwards() {
        try (DataInputStream in = in(broker);
                DataOutputStream out = out(server)) {
            weather.await();
            Message.first(in).write(out);
            out.flush();
            while (true) {
                Message message = Message.read(in);
                pass(message, out);
                if (message.type() == Message.SYNC
                        || message.type() == Message.QUERY
                        || in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException gone) {
            close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void pass(Message message, DataOutputStream out)
            throws IOException, InterruptedException {
        switch (message.type()) {
            case Message.PARSE -> {
                Prepared statement = Prepared.of(message).with(tampering::always);
                sentences.prepare(statement);
                statement.message().write(out);
            }
            case Message.BIND -> bind(message, out);
            case Message.EXECUTE -> {
                sentences.execute();
                message.write(out);
            }
            case Message.QUERY -> {
                sentences.execute(message.text(0));
                ask(message, out);
            }
            case Message.SYNC -> ask(message, out);
            default -> message.write(out);
        }
    }

    private void bind(Message message, DataOutputStream out) throws IOException {
        Prepared statement = sentences.bind(Prepared.boundTo(message));
        Optional<String> half = tampering.half(statement.sql());
        if (half.isEmpty()) {
            message.write(out);
            return;
        }
        next = Answer.CUT_AND_KILLED;
        statement.with(whole -> half.get()).anonymous().message().write(out);
        Prepared.bindAnonymous(message).write(out);
    }

    /* With this message the server sets to work. */
    private void ask(Message message, DataOutputStream out)
            throws IOException, InterruptedException {
        boolean held = sentences.aboutHeldWork();
        boolean commits = sentences.endsInCommit(inTransaction);
        if (commits && next == Answer.DELIVERED && weather.cutsThis()) {
            next = Answer.CUT;
        }
        long pause = weather.delay(commits && held).toNanos();
        if (pause > 0) {
            LockSupport.parkNanos(pause);
        }
        weather.await();
        message.write(out);
    }

    /// Passes on what the server says, until one of the two is gone.
    void backwards() {
        try (DataInputStream in = in(server);
                DataOutputStream out = out(broker)) {
            while (true) {
                Message message = Message.read(in);
                boolean ready = message.type() == Message.READY_FOR_QUERY;
                if (ready) {
                    inTransaction = message.body()[0] != 'I';
                }
                if (next == Answer.DELIVERED) {
                    weather.await();
                    message.write(out);
                    if (in.available() == 0) {
                        out.flush();
                    }
                } else if (ready) {
                    cut();
                    return;
                }
            }
        } catch (IOException gone) {
            close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void cut() {
        if (next == Answer.CUT_AND_KILLED) {
            tampering.halved();
        } else {
            weather.wasCut();
        }
        reset();
    }

    /// Ends both connections at once, as a router that was restarted would.
    void reset() {
        for (Socket socket : new Socket[] {broker, server}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException gone) {
                // Then there is nothing to reset.
            }
        }
        close();
    }

    private void close() {
        for (Socket socket : new Socket[] {broker, server}) {
            try {
                socket.close();
            } catch (IOException gone) {
                // Whatever the reason, it is closed.
            }
        }
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 14));
    }

    private static DataOutputStream out(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 14));
    }
}
