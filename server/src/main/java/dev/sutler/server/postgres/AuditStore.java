package dev.sutler.server.postgres;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.audit.AuditLog;
import dev.sutler.core.audit.AuditTrail;
import dev.sutler.server.sealing.SecretStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/// The audit as a whole: how it is added to, read, linked and verified.
public final class AuditStore implements AuditLog {

    private final Pool pool;
    private final DataSource connections;
    private final SecretStore secrets;

    AuditStore(Pool pool, DataSource connections, SecretStore secrets) {
        this.pool = pool;
        this.connections = connections;
        this.secrets = secrets;
    }

    @Override
    public void append(AuditEntry entry) {
        pool.statement(
                "add to the audit",
                connection -> {
                    AuditTable.append(connection, entry);
                    return true;
                });
    }

    /// The audit for reading.
    public AuditTrail trail() {
        return new AuditTrailTable(pool);
    }

    /// What links entries.
    public AuditChain chain() {
        return new AuditChain(pool, secrets);
    }

    /// Goes through all of it, however long that takes.
    ///
    /// @param noted a head that was noted elsewhere, which must be on the chain
    public AuditVerdict verify(Optional<AuditHead> noted) {
        try (Connection connection = connections.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new AuditVerification(connection, secrets, noted).verify();
        } catch (SQLException failure) {
            throw SqlFailures.translate("verify the audit", failure);
        }
    }
}
