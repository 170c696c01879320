package dev.sutler.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The failpoints of one process: they stand before and after every call of a port, and do nothing
/// where none is named.
///
/// Each method of the store is one transaction, so that its two sides are before and after a
/// commit.
final class Failpoints {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final List<Failpoint> points;
    private final RandomGenerator random;
    private final Runnable kill;
    private final BooleanSupplier armed;

    /// @param random decides; must be safe for several threads
    /// @param kill ends the process at once
    /// @param armed whether anything may go wrong at this moment
    Failpoints(
            List<Failpoint> points, RandomGenerator random, Runnable kill, BooleanSupplier armed) {
        this.points = List.copyOf(points);
        this.random = random;
        this.kill = kill;
        this.armed = armed;
    }

    /// The same object with failpoints around its methods. All its public interfaces stay.
    ///
    /// @param port the first word of the places' names
    /// @param failure what a call throws that is made to fail
    <T> T around(Class<T> type, T target, String port, Function<String, RuntimeException> failure) {
        Class<?>[] interfaces =
                Stream.concat(Stream.of(type), publicInterfaces(target.getClass()))
                        .distinct()
                        .toArray(Class<?>[]::new);
        InvocationHandler handler =
                (_, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return call(target, method, arguments);
                    }
                    reach(port, method.getName(), BEFORE, failure);
                    Object result = call(target, method, arguments);
                    reach(port, method.getName(), AFTER, failure);
                    return result;
                };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), interfaces, handler));
    }

    private static Stream<Class<?>> publicInterfaces(Class<?> type) {
        return Stream.<Class<?>>iterate(
                        type, each -> each != Object.class, each -> each.getSuperclass())
                .flatMap(each -> Arrays.stream(each.getInterfaces()))
                .filter(each -> Modifier.isPublic(each.getModifiers()));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /// The result of a call that is no method of a port.
    <T> T after(String port, String method, Supplier<T> call) {
        T result = call.get();
        reach(port, method, AFTER, IllegalStateException::new);
        return result;
    }

    private void reach(
            String port, String method, String side, Function<String, RuntimeException> failure) {
        for (Failpoint point : points) {
            if (point.standsAt(port, method, side)
                    && random.nextDouble() < point.chance()
                    && armed.getAsBoolean()) {
                act(point.action(), String.join(".", port, method, side), failure);
            }
        }
    }

    private void act(
            Failpoint.Action action, String place, Function<String, RuntimeException> failure) {
        switch (action) {
            case Failpoint.Action.Kill _ -> kill.run();
            case Failpoint.Action.Throw _ ->
                    throw failure.apply("The failpoint " + place + " was reached");
            case Failpoint.Action.Pause pause -> standStill(pause.duration().toNanos());
        }
    }

    /* An interrupt ends it, as it ends a call that takes long; it stays set. */
    private static void standStill(long nanos) {
        long began = System.nanoTime();
        long left = nanos;
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = nanos - (System.nanoTime() - began);
        }
    }
}
