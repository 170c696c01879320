package dev.sutler.providers.postgresql;

import dev.sutler.spi.Call;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What keeps a call out that comes too late: one of a process that was paused and does not know
/// that another has taken its operation over.
///
/// Only to be passed by whoever has the name of what it works on to itself. As long as it has, no
/// later call gets in, so that what holds here holds until it has done its work. The remarks on the
/// roles keep the highest epoch that got in.
final class Fence {

    /// The call came too late. What becomes of the operation is for a later one to tell.
    static final class LateCallException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LateCallException(String message) {
            super(message);
        }
    }

    private Fence() {}

    /// Lets a call about an instance in, if it does not come too late.
    ///
    /// @param owner the instance's role
    static void pass(Session session, Call call, Identifier owner) throws SQLException {
        List<Identifier> roles = new ArrayList<>(Roles.logins(session, owner));
        roles.add(owner);
        check(session, call, roles);
        mark(session, call, owner);
    }

    /// Lets a call about a binding in, if it does not come too late.
    ///
    /// @param login the binding's
    static void pass(Session session, Call call, Identifier owner, Identifier login)
            throws SQLException {
        check(session, call, List.of(owner, login));
        mark(session, call, login);
    }

    /* Remarks go with what they are on, so one that is gone bars nobody. The lease does: who finds it run out here may
    have been paused for any time, who finds it good is before all who come later. */
    private static void check(Session session, Call call, List<Identifier> roles)
            throws SQLException {
        if (call.cancelled()) {
            throw new LateCallException("The operation is not this process's any more");
        }
        for (Identifier role : roles) {
            OptionalLong seen =
                    Roles.remark(session, role).map(Remark::epoch).orElseGet(OptionalLong::empty);
            if (seen.isPresent() && seen.getAsLong() > call.epoch()) {
                throw new LateCallException(
                        "The call came under epoch "
                                + call.epoch()
                                + ", after one under epoch "
                                + seen.getAsLong());
            }
        }
    }

    private static void mark(Session session, Call call, Identifier role) throws SQLException {
        var remark = Roles.remark(session, role).flatMap(text -> Remark.at(text, call.epoch()));
        if (remark.isPresent()) {
            String text = session.literal(remark.get().text());
            session.run("COMMENT ON ROLE " + role + " IS " + text);
        }
    }
}
