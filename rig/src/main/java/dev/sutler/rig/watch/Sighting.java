package dev.sutler.rig.watch;

import dev.sutler.rig.history.Event.Subject;

import java.time.Instant;
import java.util.UUID;

/// One change of one operation, as the store saw it.
///
/// @param sequence in this order, for changes of one operation or of one resource's operations
/// @param at by the store's clock
/// @param writer the incarnation of the broker that wrote it
/// @param state the operation's state afterwards
/// @param wasHeld whether somebody had its lease before
/// @param isHeld whether somebody has it now
/// @param claimed whether the writer took it now
/// @param finished whether the operation is finished
public record Sighting(
        long sequence,
        Instant at,
        String writer,
        UUID operationId,
        Subject subject,
        String state,
        boolean wasHeld,
        boolean isHeld,
        boolean claimed,
        boolean finished) {}
