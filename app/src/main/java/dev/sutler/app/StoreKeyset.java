package dev.sutler.app;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.DatabaseUnusableException;
import dev.sutler.server.postgres.SealedData;
import dev.sutler.server.sealing.KeyId;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.server.sealing.KeysetFile;
import dev.sutler.server.sealing.KeysetUnusableException;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/// A store and its keyset, opened for a command that works on both.
record StoreKeyset(Configuration configuration, OpenStore store, PrintWriter out, Actor user)
        implements AutoCloseable {

    static StoreKeyset open(Surroundings surroundings, Optional<Path> config) {
        Configuration configuration = Configurations.load(surroundings, config);
        return new StoreKeyset(
                configuration,
                OpenStore.open(configuration),
                surroundings.out(),
                CommandLineUser.of(surroundings));
    }

    SealedData sealed() {
        return store.database().sealed();
    }

    Keyset keyset() {
        return Keysets.ring(configuration).keyset();
    }

    /// Puts a changed keyset where it belongs.
    ///
    /// @param elsewhere a new file for it, in place of the one that it came from
    /// @return the file that it was written to
    Path write(Keyset changed, Optional<Path> elsewhere) {
        try {
            if (elsewhere.isPresent()) {
                new KeysetFile(elsewhere.get()).create(changed);
                return elsewhere.get();
            }
            KeysetFile file = Keysets.file(configuration).orElseThrow(StoreKeyset::noFile);
            file.replace(changed);
            return file.path();
        } catch (KeysetUnusableException unwritable) {
            throw new StartFailure(String.valueOf(unwritable.getMessage()), unwritable);
        }
    }

    /// Notes in the audit what was done with a key.
    ///
    /// @param action what, in the audit's words
    void note(String action, KeyId key) {
        store.database()
                .audit()
                .append(
                        new AuditEntry(
                                user,
                                action,
                                AuditEntry.Target.BROKER,
                                "",
                                "succeeded",
                                Optional.empty(),
                                JsonNodeFactory.instance.objectNode().put("key", key.toString())));
    }

    private static StartFailure noFile() {
        return new StartFailure(
                "The keyset comes from SUTLER_SECRETS_KEYSET, which cannot be written from here."
                        + " Name a file for the new one with --output, and put what is in it into"
                        + " the variable.");
    }

    /// Seals everything anew with the keyset's key, and tells how far it is.
    void reseal(Keyset keyset) {
        KeyRing keys = KeyRing.of(keyset);
        try {
            sealed().use(keys);
        } catch (DatabaseUnusableException incomplete) {
            throw new StartFailure(String.valueOf(incomplete.getMessage()), incomplete);
        }
        long left =
                sealed().reseal(
                                keys,
                                progress ->
                                        out.println(
                                                "  %-17s %d of %d rows"
                                                        .formatted(
                                                                progress.table(),
                                                                progress.done(),
                                                                progress.of())));
        note("reseal", keyset.primary());
        out.println(
                left == 0
                        ? "Everything is sealed with the key " + keyset.primary() + "."
                        : "%d rows are not sealed with the key %s: brokers wrote them meanwhile. When all brokers have the new keyset, run: sutler keys reseal"
                                .formatted(left, keyset.primary()));
    }

    @Override
    public void close() {
        store.close();
    }
}
