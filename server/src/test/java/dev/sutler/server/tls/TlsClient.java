package dev.sutler.server.tls;

import dev.sutler.server.tls.TestAuthority.Issued;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A client's connection over TLS, with or without a certificate of its own.
final class TlsClient implements AutoCloseable {

    private static final char[] PASSWORD = "p".toCharArray();

    private final SSLSocket socket;

    private TlsClient(SSLSocket socket) {
        this.socket = socket;
    }

    /// Connects and shakes hands.
    ///
    /// @param trusted the authority of the server's certificate
    /// @param own what the client shows
    /// @param protocols versions that it speaks; all of them when empty
    static TlsClient connect(
            int port, X509Certificate trusted, Optional<Issued> own, String... protocols)
            throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context(trusted, own)
                                .getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        try {
            socket.startHandshake();
            return new TlsClient(socket);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private static SSLContext context(X509Certificate trusted, Optional<Issued> own) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setCertificateEntry("trusted", trusted);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            KeyStore mine = KeyStore.getInstance("PKCS12");
            mine.load(null, PASSWORD);
            if (own.isPresent()) {
                X509Certificate[] chain = {own.get().certificate()};
                mine.setKeyEntry("mine", own.get().key(), PASSWORD, chain);
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(mine, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Asks, and reads one answer with a short body.
    String get(String path) throws IOException {
        send(path);
        byte[] buffer = new byte[8_192];
        int read = socket.getInputStream().read(buffer);
        if (read < 0) {
            throw new IOException("closed");
        }
        return new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
    }

    void send(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// How many bytes still come until the connection ends, one way or another.
    long rest() {
        byte[] buffer = new byte[64 << 10];
        long all = 0;
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                all += read;
            }
        } catch (IOException cut) {
            return all;
        }
        return all;
    }

    String protocol() {
        return socket.getSession().getProtocol();
    }

    X509Certificate peer() throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
