package dev.sutler.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/// Ends a provider right after one of its uses of its back end, as a power failure would: the back
/// end has done it, the answer is lost. From then on every further use fails and does nothing: the
/// process is dead.
///
/// A [ProviderFixture] hands every use of the back end through [#use]: a statement, a request, a
/// written file. That the end comes after a use is no loss: right before a use is right after the
/// one before it.
public final class Cut {

    private final AtomicInteger uses = new AtomicInteger();
    private final int at;

    private Cut(int at) {
        this.at = at;
    }

    /// Never strikes.
    public static Cut never() {
        return new Cut(Integer.MAX_VALUE);
    }

    /// Strikes after the use with this number, counted from 1.
    public static Cut after(int use) {
        return new Cut(use);
    }

    /// One use of the back end.
    ///
    /// @throws CutException when it strikes here, or has struck before
    public <T, E extends Exception> T use(Use<T, E> use) throws E {
        int number = uses.incrementAndGet();
        if (number > at) {
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
