package dev.sutler.gitops.mirror;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/// Everything goes through one HTTP proxy.
final class OneProxy extends ProxySelector {

    private final Proxy proxy;

    OneProxy(InetSocketAddress address) {
        this.proxy = new Proxy(Proxy.Type.HTTP, address);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // Whoever connects is told.
    }
}
