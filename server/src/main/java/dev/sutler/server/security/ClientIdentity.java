package dev.sutler.server.security;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

/// One name that a client's certificate gives to its holder: a subject alternative name (RFC 5280,
/// 4.2.1.6) or the subject.
///
/// @param kind what sort of name
/// @param value in a form in which equal names are equal texts
public record ClientIdentity(Kind kind, String value) {

    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;

    public ClientIdentity {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /// What sort of name.
    public enum Kind {
        DNS,
        URI,
        EMAIL,
        /// The distinguished name.
        SUBJECT
    }

    /// Reads an identity as it is configured: `dns:`, `uri:`, `email:` or `subject:`, and the name.
    ///
    /// @throws IllegalArgumentException when it is none
    public static ClientIdentity parse(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1).strip();
        if (colon < 0 || name.isEmpty()) {
            throw new IllegalArgumentException("no kind, or no name");
        }
        return switch (text.substring(0, colon)) {
            case "dns" -> dns(name);
            case "uri" -> new ClientIdentity(Kind.URI, name);
            case "email" -> new ClientIdentity(Kind.EMAIL, name);
            case "subject" -> subject(new X500Principal(name));
            default -> throw new IllegalArgumentException("a kind that is not known");
        };
    }

    /// All that a certificate says about its holder.
    static Set<ClientIdentity> of(X509Certificate certificate) {
        Set<ClientIdentity> all = new HashSet<>();
        X500Principal subject = certificate.getSubjectX500Principal();
        if (!subject.getName().isEmpty()) {
            all.add(subject(subject));
        }
        alternatives(certificate).forEach(name -> add(all, name));
        return all;
    }

    /* One that cannot be read says nothing. */
    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }

    private static void add(Set<ClientIdentity> all, List<?> name) {
        if (name.size() < 2
                || !(name.get(0) instanceof Integer kind)
                || !(name.get(1) instanceof String text)) {
            return;
        }
        switch (kind) {
            case EMAIL -> all.add(new ClientIdentity(Kind.EMAIL, text));
            case DNS -> all.add(dns(text));
            case URI -> all.add(new ClientIdentity(Kind.URI, text));
            default -> {
                // Addresses and other names identify nobody here.
            }
        }
    }

    private static ClientIdentity dns(String name) {
        return new ClientIdentity(Kind.DNS, name.toLowerCase(Locale.ROOT));
    }

    private static ClientIdentity subject(X500Principal principal) {
        return new ClientIdentity(Kind.SUBJECT, principal.getName(X500Principal.CANONICAL));
    }
}
