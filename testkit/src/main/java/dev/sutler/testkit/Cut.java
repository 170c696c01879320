package dev.sutler.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/// Ends a provider at one of its uses of its back end, as a power failure would, before or after
/// the use has had its effect. From then on every further use fails as well: the process is dead.
///
/// A [ProviderFixture] hands every use of the back end through [#use]: a statement, a request, a
/// written file.
public final class Cut {

    /// When it strikes.
    public enum Moment {
        /// The back end never hears of the use.
        BEFORE,
        /// The back end has done it, and the answer is lost.
        AFTER
    }

    private final AtomicInteger uses = new AtomicInteger();
    private final int at;
    private final Moment moment;

    private Cut(int at, Moment moment) {
        this.at = at;
        this.moment = moment;
    }

    /// Never strikes.
    public static Cut never() {
        return new Cut(Integer.MAX_VALUE, Moment.BEFORE);
    }

    /// Strikes at the use with this number, counted from 1.
    public static Cut at(int use, Moment moment) {
        return new Cut(use, moment);
    }

    /// One use of the back end.
    ///
    /// @throws CutException when it strikes here, or has struck before
    public <T, E extends Exception> T use(Use<T, E> use) throws E {
        int number = uses.incrementAndGet();
        if (number > at || (number == at && moment == Moment.BEFORE)) {
            throw new CutException();
        }
        T result = use.run();
        if (number == at) {
            throw new CutException();
        }
        return result;
    }

    /// Whether it has struck.
    public boolean struck() {
        return uses.get() >= at;
    }

    /// Something that is done to the back end.
    @FunctionalInterface
    public interface Use<T, E extends Exception> {
        /// Does it.
        T run() throws E;
    }

    /// The provider ends here.
    public static final class CutException extends RuntimeException {
        CutException() {
            super("Cut on purpose");
        }
    }
}
