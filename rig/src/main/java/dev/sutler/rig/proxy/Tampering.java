package dev.sutler.rig.proxy;

import java.util.Optional;

/// What a proxy makes of the statements that pass it. Runs that have to stay green have [#NONE].
public interface Tampering {

    /// Every statement passes as it is.
    Tampering NONE =
            new Tampering() {
                @Override
                public String always(String sql) {
                    return sql;
                }

                @Override
                public Optional<String> half(String sql) {
                    return Optional.empty();
                }

                @Override
                public void halved() {
                    // Never happens.
                }
            };

    /// The statement as it is to be sent.
    String always(String sql);

    /// The first half of a statement that does two things, to be sent this once in its place; its
    /// broker then dies before the second half.
    Optional<String> half(String sql);

    /// A half was committed: the broker has to die.
    void halved();
}
