package dev.sutler.app;

import dev.sutler.server.postgres.StoredCredentials.StoredCredential;
import dev.sutler.server.security.FreshCredential;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Credentials as the command line shows them.
final class CredentialPrint {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private CredentialPrint() {}

    /// A new one, with its password. Called once for each.
    static ObjectNode json(Holders holders, String name, FreshCredential fresh) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(holders.word(), name)
                .put("username", fresh.username())
                .put("password", fresh.password().reveal());
    }

    /// A new one, with its password, for people.
    static void print(PrintWriter out, FreshCredential fresh) {
        out.println("username  " + fresh.username());
        out.println("password  " + fresh.password().reveal() + "   (shown only now)");
    }

    /// One that is stored.
    static ObjectNode json(StoredCredential stored) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("username", stored.username())
                        .put("created_at", machine(stored.life().createdAt()));
        stored.life().lastUsedAt().ifPresent(at -> json.put("last_used_at", machine(at)));
        stored.life().expiresAt().ifPresent(at -> json.put("expires_at", machine(at)));
        return json.put("expired", expired(stored));
    }

    static boolean expired(StoredCredential stored) {
        return stored.life().remaining().filter(left -> !left.isPositive()).isPresent();
    }

    /// When one stops working, for people.
    static String expiry(StoredCredential stored) {
        return expired(stored) ? "expired" : time(stored.life().expiresAt());
    }

    static String time(Optional<Instant> instant) {
        return instant.map(TIME::format).orElse("-");
    }

    private static String machine(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
