package dev.sutler.server.tls;

import dev.sutler.server.tls.TestAuthority.Issued;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// The files of a server's TLS in a folder.
record TestFiles(Path folder) {

    Path certificate() {
        return folder.resolve("tls.crt");
    }

    Path key() {
        return folder.resolve("tls.key");
    }

    private Path authority() {
        return folder.resolve("ca.crt");
    }

    /// Writes a certificate and its key.
    TestFiles put(Issued pair) {
        write(certificate(), pem(pair.certificate()));
        write(key(), pkcs8(pair.key()));
        return this;
    }

    TestFiles trust(X509Certificate certificate) {
        write(authority(), pem(certificate));
        return this;
    }

    TlsOptions options(ClientCertificates asked) {
        return new TlsOptions(
                certificate(),
                key(),
                Optional.of(authority()).filter(file -> asked != ClientCertificates.NONE),
                asked);
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String pem(X509Certificate certificate) {
        return written(certificate);
    }

    static String pkcs8(PrivateKey key) {
        try {
            return written(new JcaPKCS8Generator(key, null));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The form that the key's algorithm had before PKCS#8.
    static String older(PrivateKey key) {
        try {
            return written(new JcaMiscPEMGenerator(key));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String written(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }
}
