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
    /// @return what could not be removed, in words
    List<String> remove() {
        List<Resource> all = new ArrayList<>();
        synchronized (this) {
            all.addAll(bindings.values());
            all.addAll(instances.values());
        }
        // An instance may be busy with what became of its bindings: the second time it is not.
        List<Resource> left = all.stream().filter(each -> !gone(each)).toList();
        return left.stream().filter(each -> !gone(each)).map(Belongings::words).toList();
    }

    private static boolean gone(Resource resource) {
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
