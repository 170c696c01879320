package dev.sutler.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// What has been opened so far, closed in the opposite order. One that cannot be closed does not
/// keep the others open.
final class Undo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /// @param opened in the order of opening
    Undo(AutoCloseable... opened) {
        Arrays.stream(opened).forEach(this.opened::push);
    }

    /// Notes what was opened last and is to be closed first.
    void first(AutoCloseable latest) {
        opened.push(latest);
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception failed) {
                LOG.warn("{} could not be closed", next.getClass().getSimpleName(), failed);
            }
        }
    }
}
