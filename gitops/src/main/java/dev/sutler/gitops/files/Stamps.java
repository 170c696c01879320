package dev.sutler.gitops.files;

import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// How a [Stamp] stands in a file: at its end, each of its values at the margin.
final class Stamps {

    static final String OPERATION = "operation";

    private static final String EPOCH = "epoch";
    private static final String REQUESTED_AT = "requestedAt";
    private static final String MAINTENANCE_VERSION = "maintenanceVersion";
    private static final String REMOVED_BY = "removedBy";

    private Stamps() {}

    static void write(Stamp stamp, ObjectNode file) {
        file.put(OPERATION, stamp.operation());
        file.put(EPOCH, stamp.epoch());
        file.put(REQUESTED_AT, stamp.requestedAt().toString());
        stamp.maintenanceVersion().ifPresent(version -> file.put(MAINTENANCE_VERSION, version));
        stamp.removedBy().ifPresent(identity -> file.set(REMOVED_BY, identity));
    }

    static Optional<Stamp> read(Fields file) throws UnfitFileException {
        Optional<String> operation = file.text(OPERATION);
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Stamp(
                        operation.get(),
                        epoch(file),
                        requestedAt(file),
                        file.text(MAINTENANCE_VERSION),
                        file.object(REMOVED_BY)));
    }

    private static long epoch(Fields file) throws UnfitFileException {
        try {
            return Long.parseLong(file.required(EPOCH));
        } catch (NumberFormatException noNumber) {
            throw file.unfit(EPOCH, "must be a whole number");
        }
    }

    private static Instant requestedAt(Fields file) throws UnfitFileException {
        try {
            return Instant.parse(file.required(REQUESTED_AT));
        } catch (DateTimeException noTime) {
            throw file.unfit(REQUESTED_AT, "must be a time such as \"2026-01-31T12:00:00Z\"");
        }
    }
}
