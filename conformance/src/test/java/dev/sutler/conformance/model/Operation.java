package dev.sutler.conformance.model;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/// Something that is being done, or was.
final class Operation {

    /// What is done.
    enum Kind {
        PROVISION,
        UPDATE,
        DEPROVISION,
        BIND,
        UNBIND;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How far it is.
    enum State {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// What is to be done.
    ///
    /// @param request what was asked, to know it again
    /// @param accepted what a 202 says, without the operation
    /// @param effect what happens at the end; it is told whether that is good
    record Order(
            Kind kind,
            ObjectNode request,
            ObjectNode accepted,
            boolean asynchronous,
            boolean slow,
            boolean fails,
            Consumer<Boolean> effect) {}

    private final String id;
    private final Order order;
    private final Instant due;
    private State state = State.IN_PROGRESS;
    private boolean halted;
    private boolean told;
    private boolean accepted;

    Operation(String id, Order order, Instant due) {
        this.id = id;
        this.order = order;
        this.due = due;
    }

    String id() {
        return id;
    }

    Order order() {
        return order;
    }

    Instant due() {
        return due;
    }

    State state() {
        return state;
    }

    boolean inProgress() {
        return state == State.IN_PROGRESS;
    }

    /// Ends it.
    void end() {
        state = order.fails() ? State.FAILED : State.SUCCEEDED;
        order.effect().accept(!order.fails());
    }

    /// Stops it for a deletion.
    void halt() {
        state = State.FAILED;
        halted = true;
    }

    boolean halted() {
        return halted;
    }

    /// Whether a platform has been told before that it was accepted; from now on it has.
    boolean tellAccepted() {
        boolean before = accepted;
        accepted = true;
        return before;
    }

    /// Whether a platform has been told its end before; from now on it has.
    boolean tell() {
        boolean before = told;
        told = !inProgress();
        return before;
    }
}
