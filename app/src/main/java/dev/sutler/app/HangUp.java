package dev.sutler.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// The signal SIGHUP, by which services are told to read their files again.
///
/// A shell sends the same signal when its terminal is closed. Where the program had a terminal that
/// is gone now, it does what it always did: it ends.
final class HangUp {

    /*
     * Java has no other way to a signal than sun.misc.Signal. Naming it in the source is a warning that cannot be
     * switched off, and a runtime image may be without it, so it is looked for by name.
     */
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);
    private static final Path TERMINAL = Path.of("/dev/tty");

    private HangUp() {}

    /// Does this at every SIGHUP from now on. Where there is no such signal, nothing happens.
    static void listen(Runnable action) {
        try {
            register(action);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError absent) {
            LOG.debug("No SIGHUP here", absent);
        }
    }

    private static void register(Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Class<?> handler = Class.forName(HANDLER);
        boolean hadTerminal = hasTerminal();
        CompletableFuture<Object> before = new CompletableFuture<>();
        InvocationHandler onCall =
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(action, arguments);
                    }
                    if (hadTerminal && !hasTerminal()) {
                        return method.invoke(before.join(), arguments);
                    }
                    action.run();
                    return null;
                };
        Object ours =
                Proxy.newProxyInstance(
                        HangUp.class.getClassLoader(), new Class<?>[] {handler}, onCall);
        before.complete(
                signal.getMethod("handle", signal, handler)
                        .invoke(
                                null,
                                signal.getConstructor(String.class).newInstance("HUP"),
                                ours));
    }

    private static boolean hasTerminal() {
        try (InputStream _ = Files.newInputStream(TERMINAL)) {
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}
