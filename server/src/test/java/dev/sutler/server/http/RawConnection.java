package dev.sutler.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection on which a test writes what it likes.
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(15_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes bytes: one for each character.
    RawConnection write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Says that nothing more will be written.
    RawConnection finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Hangs up without a word of farewell.
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads one answer: its head and as much of a body as its head announces.
    Answer read() {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = next();
            if (next < 0) {
                return new Answer(head.toString(), "");
            }
            head.append((char) next);
        }
        Answer answer = new Answer(head.toString(), "");
        String length = answer.header("content-length");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < (length.isEmpty() ? 0 : Integer.parseInt(length)); i++) {
            body.append((char) next());
        }
        return new Answer(answer.head(), body.toString());
    }

    /// All that comes until the server closes the connection.
    String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int next = next(); next >= 0; next = next()) {
            rest.write(next);
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    private int next() {
        try {
            InputStream in = socket.getInputStream();
            return in.read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// One answer as it stood on the wire.
    record Answer(String head, String body) {

        int status() {
            return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : -1;
        }

        String header(String name) {
            for (String line : head.split("\r\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }
}
