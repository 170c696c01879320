package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation.Subject;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What operators' orders do to rows of instances and bindings.
final class CuredResources {

    private static final String INSTANCE_FAILED =
            "UPDATE service_instance SET state = 'failed', version = version + 1 WHERE id = ?";

    private static final String BINDING_FAILED =
            "UPDATE service_binding SET state = 'failed', version = version + 1"
                    + " WHERE instance_id = ? AND id = ?";

    /*
     * Whoever begins something about the instance or its bindings locks its row as well. What got in before is seen by
     * the next statement; what comes later finds no instance.
     */
    private static final String FORGET_INSTANCE =
            "DELETE FROM service_instance WHERE id = ? AND version = ?";

    private static final String FORGET_BINDING =
            "DELETE FROM service_binding WHERE instance_id = ? AND id = ? AND version = ?";

    private CuredResources() {}

    /// What an ended operation was about has failed, if it is there.
    static void failed(Connection connection, Subject subject) throws SQLException {
        Optional<String> binding = subject.bindingId();
        try (Query query =
                new Query(connection, binding.isPresent() ? BINDING_FAILED : INSTANCE_FAILED)) {
            query.text(subject.instanceId());
            if (binding.isPresent()) {
                query.text(binding.get());
            }
            query.update();
        }
    }

    static boolean forget(Connection connection, String instanceId, long version)
            throws SQLException {
        try (Query query = new Query(connection, FORGET_INSTANCE)) {
            return query.text(instanceId).number(version).update() == 1;
        }
    }

    static boolean forget(Connection connection, BindingKey key, long version) throws SQLException {
        try (Query query = new Query(connection, FORGET_BINDING)) {
            return query.text(key.instanceId()).text(key.bindingId()).number(version).update() == 1;
        }
    }
}
