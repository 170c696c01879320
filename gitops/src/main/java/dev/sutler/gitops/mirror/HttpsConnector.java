package dev.sutler.gitops.mirror;

import dev.sutler.spi.Secret;

import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.net.ssl.TrustManager;

/// HTTPS with a user and a secret that may change.
///
/// The secret is sent with the first request, and to no other host: JGit drops it when it is
/// redirected elsewhere.
final class HttpsConnector implements Connector {

    private final Login login;
    private final Connections connections;

    /// Whoever knows the user and the secret.
    interface Login {

        /// For somebody who has none.
        Login NONE = Optional::empty;

        Optional<Access.UserAndToken> now() throws IOException;

        /// They were not accepted.
        default void denied() {}
    }

    HttpsConnector(Login login, Remote.Network network) {
        this.login = login;
        this.connections = new Connections(network, Authorities.of(network));
    }

    @Override
    public void prepare(Transport transport) throws IOException {
        if (!(transport instanceof TransportHttp http)) {
            return;
        }
        http.setHttpConnectionFactory(connections);
        Optional<Access.UserAndToken> who = login.now();
        if (who.isPresent()) {
            Secret<String> token = who.get().token();
            http.setPreemptiveBasicAuthentication(who.get().user(), token.reveal());
        }
    }

    @Override
    public void denied() {
        login.denied();
    }

    /// Makes connections through the proxy, to servers whose certificates are trusted.
    private record Connections(Remote.Network network, Optional<TrustManager[]> trusted)
            implements HttpConnectionFactory {

        @Override
        public HttpConnection create(URL url) throws IOException {
            return create(url, Proxy.NO_PROXY);
        }

        @Override
        public HttpConnection create(URL url, Proxy usual) throws IOException {
            Optional<InetSocketAddress> own = network.proxy();
            Proxy proxy = own.map(it -> new Proxy(Proxy.Type.HTTP, it)).orElse(usual);
            HttpConnection connection = new JDKHttpConnectionFactory().create(url, proxy);
            if (trusted.isPresent() && url.getProtocol().equals("https")) {
                try {
                    connection.configure(null, trusted.get(), null);
                } catch (GeneralSecurityException impossible) {
                    throw new IOException("TLS cannot be set up", impossible);
                }
            }
            return connection;
        }
    }
}
