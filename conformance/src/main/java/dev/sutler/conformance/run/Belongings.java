package dev.sutler.conformance.run;

import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Ledger;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.SkippedException;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that a run may have made, and its removal.
final class Belongings implements Ledger {

    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, Binding> bindings = new LinkedHashMap<>();

    @Override
    public synchronized void instance(Instance instance) {
        /* The latest one, for its plan may have been changed. */
        instances.put(instance.path(), instance);
    }

    @Override
    public synchronized void binding(Binding binding) {
        bindings.putIfAbsent(binding.path(), binding);
    }

    synchronized int size() {
        return instances.size() + bindings.size();
    }

    /// Removes all of it, bindings first.
    ///
    /// @param remover removes one, later, and tells whether it is gone
    /// @return what could not be removed, in words
    List<String> remove(Function<Resource, Future<Boolean>> remover) {
        List<Resource> first;
        List<Resource> then;
        synchronized (this) {
            first = List.copyOf(bindings.values());
            then = List.copyOf(instances.values());
        }
        return Stream.of(first, then).flatMap(some -> left(some, remover)).toList();
    }

    private static Stream<String> left(
            List<Resource> some, Function<Resource, Future<Boolean>> remover) {
        Map<Resource, Future<Boolean>> running = new LinkedHashMap<>();
        some.forEach(each -> running.put(each, remover.apply(each)));
        List<String> left = new ArrayList<>();
        running.forEach(
                (resource, gone) -> {
                    if (!done(gone)) {
                        left.add(words(resource));
                    }
                });
        return left.stream();
    }

    private static boolean done(Future<Boolean> gone) {
        try {
            return gone.get();
        } catch (ExecutionException failed) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Removes one.
    static boolean gone(Resource resource) {
        try {
            return resource.removed();
        } catch (SkippedException | UncheckedIOException failed) {
            return false;
        }
    }

    private static String words(Resource resource) {
        return switch (resource) {
            case Instance instance -> "instance " + instance.id() + " of " + instance.plan().name();
            case Binding binding ->
                    "binding " + binding.id() + " of instance " + binding.instance().id();
        };
    }
}
