package dev.sutler.rig.proxy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// One message of PostgreSQL's protocol.
///
/// Its body is not copied: nobody changes it.
final class Message {

    static final byte PARSE = 'P';
    static final byte BIND = 'B';
    static final byte EXECUTE = 'E';
    static final byte SYNC = 'S';
    static final byte QUERY = 'Q';
    static final byte READY_FOR_QUERY = 'Z';
    static final byte ERROR = 'E';

    private static final int LONGEST = 1 << 28;

    private final byte type;
    private final byte[] body;

    /// @param type its letter; 0 for the first one of a connection, which has none
    /// @param body what follows its length
    Message(byte type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    byte type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    static Message first(DataInputStream in) throws IOException {
        return new Message((byte) 0, bodyOf(in));
    }

    static Message read(DataInputStream in) throws IOException {
        byte type = in.readByte();
        return new Message(type, bodyOf(in));
    }

    private static byte[] bodyOf(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < Integer.BYTES || length > LONGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        return in.readNBytes(length - Integer.BYTES);
    }

    void write(DataOutputStream out) throws IOException {
        if (type != 0) {
            out.writeByte(type);
        }
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    /// The text that begins at `offset` and ends before a zero byte.
    String text(int offset) {
        return new String(body, offset, end(offset) - offset, StandardCharsets.UTF_8);
    }

    /// Where the zero byte stands that ends the text at `offset`.
    int end(int offset) {
        int end = offset;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return end;
    }
}
