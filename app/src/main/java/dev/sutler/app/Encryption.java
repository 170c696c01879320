package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.tls.ServerTls;
import dev.sutler.server.tls.TlsOptions;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;
import dev.sutler.server.tls.TlsUnusableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;

/// Sees to the certificate of the front door, and says so where there is none and should be one.
final class Encryption {

    private static final Logger LOG = LoggerFactory.getLogger(Encryption.class);

    private Encryption() {}

    /// Reads the certificate, and looks at it again for as long as the broker runs.
    ///
    /// @throws StartFailure when it cannot be used
    static Optional<ServerTls> prepare(Configuration configuration, Undo undo) {
        Optional<TlsOptions> options = configuration.tls().server();
        if (options.isEmpty() && !isLoopback(configuration.http().address())) {
            LOG.warn(
                    "Platforms reach {} without TLS, and so do their passwords. Set"
                            + " `tls.certificate-file` and `tls.key-file`, or let a proxy that"
                            + " speaks TLS stand in front",
                    configuration.http().address());
        }
        return options.map(each -> open(each, undo));
    }

    private static ServerTls open(TlsOptions options, Undo undo) {
        try {
            ServerTls tls = ServerTls.open(options, InstantSource.system());
            undo.first(tls.watch(Thread.ofPlatform().daemon().name("certificates").factory()));
            return tls;
        } catch (TlsUnusableException unusable) {
            throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /* A name that nobody knows is told by whoever wants to listen on it. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return true;
        }
    }

    /// The scheme of the broker's URLs.
    static String scheme(Configuration configuration) {
        return configuration.tls().server().isPresent() ? "https" : "http";
    }

    /// The beginning of a command line that asks the broker something.
    static String curl(Configuration configuration) {
        return "curl -sS" + configuration.tls().server().map(Encryption::trusting).orElse("");
    }

    private static String trusting(TlsOptions options) {
        String client =
                options.clientCertificates() == ClientCertificates.REQUIRED
                        ? " --cert CLIENT.pem --key CLIENT.key"
                        : "";
        return " --cacert '" + options.certificateFile() + "'" + client;
    }
}
