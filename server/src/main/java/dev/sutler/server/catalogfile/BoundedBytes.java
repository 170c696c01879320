package dev.sutler.server.catalogfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Bytes in memory, up to a limit.
final class BoundedBytes extends OutputStream {

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBytes(int most) {
        this.most = most;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (length > most - bytes.size()) {
            throw new IOException("more than " + most + " bytes");
        }
        bytes.write(source, offset, length);
    }

    /// There is nothing to close.
    @Override
    public void close() {}

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
