package dev.sutler.server.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// The context that the library is given: each socket comes from the source's context of that
/// moment.
///
/// The library asks it for sockets and never for engines: over channels it would look up the name
/// of every client's address before the handshake. It sets no parameters on sockets, so this does.
final class TlsSockets extends SSLContextSpi {

    private final TlsSource source;
    private final HandshakeWatch handshakes;

    private TlsSockets(TlsSource source, HandshakeWatch handshakes) {
        this.source = source;
        this.handshakes = handshakes;
    }

    static SSLContext context(TlsSource source, HandshakeWatch handshakes) {
        SSLContext present = source.context();
        TlsSockets sockets = new TlsSockets(source, handshakes);
        return new SSLContext(sockets, present.getProvider(), present.getProtocol()) {};
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return new Sockets();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return source.context().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        SSLEngine engine = source.context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(source.parameters());
        return engine;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return engineCreateSSLEngine();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return source.context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return source.context().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return source.context().getSupportedSSLParameters();
    }

    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys,
            TrustManager @Nullable [] trust,
            @Nullable SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("this context is what its source says");
    }

    private final class Sockets extends SSLSocketFactory {

        @Override
        public Socket createSocket(
                Socket accepted, @Nullable InputStream consumed, boolean autoClose)
                throws IOException {
            Socket socket =
                    source.context().getSocketFactory().createSocket(accepted, consumed, autoClose);
            if (socket instanceof SSLSocket secure) {
                secure.setSSLParameters(source.parameters());
            }
            handshakes.begins(accepted);
            return socket;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return source.parameters().getCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return source.parameters().getCipherSuites();
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
            throw serverOnly();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw serverOnly();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw serverOnly();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw serverOnly();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw serverOnly();
        }

        private static UnsupportedOperationException serverOnly() {
            return new UnsupportedOperationException("this makes sockets of a server only");
        }
    }
}
