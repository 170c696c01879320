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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

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

    /// Removes all of it: each instance after its bindings, several instances at once.
    ///
    /// @param parallel how many
    /// @param threads what they run on
    /// @return what could not be removed, in words
    List<String> remove(int parallel, ThreadFactory threads) {
        try (ExecutorService workers = Executors.newFixedThreadPool(parallel, threads)) {
            List<CompletableFuture<List<String>>> removals =
                    groups().stream()
                            .map(each -> CompletableFuture.supplyAsync(() -> left(each), workers))
                            .toList();
            return removals.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
        }
    }

    /* By instance, which stands last, for brokers may refuse two deletions in one instance. */
    private synchronized List<List<Resource>> groups() {
        Map<String, List<Resource>> groups = new LinkedHashMap<>();
        bindings.values().forEach(each -> group(groups, each.instance().path()).add(each));
        instances.values().forEach(each -> group(groups, each.path()).add(each));
        return List.copyOf(groups.values());
    }

    private static List<Resource> group(Map<String, List<Resource>> groups, String path) {
        return groups.computeIfAbsent(path, _ -> new ArrayList<>());
    }

    private static List<String> left(List<Resource> group) {
        // An instance may be busy with what became of its bindings: the second time it is not.
        List<Resource> left = group.stream().filter(each -> !gone(each)).toList();
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
