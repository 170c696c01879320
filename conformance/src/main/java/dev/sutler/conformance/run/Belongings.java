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
import java.util.stream.Stream;

/// Everything that a run may have made, and its removal.
final class Belongings implements Ledger {

    /* By path, as every plan that it may have: the latest first. Nobody knows whether a change that was asked for last
    has happened when a run is stopped. */
    private final Map<String, List<Instance>> instances = new LinkedHashMap<>();
    private final Map<String, Binding> bindings = new LinkedHashMap<>();

    @Override
    public synchronized void instance(Instance instance) {
        List<Instance> plans = instances.computeIfAbsent(instance.path(), _ -> new ArrayList<>());
        plans.removeIf(each -> each.plan().id().equals(instance.plan().id()));
        plans.addFirst(instance);
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
    private synchronized List<List<List<? extends Resource>>> groups() {
        Map<String, List<List<? extends Resource>>> groups = new LinkedHashMap<>();
        bindings.values()
                .forEach(each -> group(groups, each.instance().path()).add(asEachPlan(each)));
        instances.forEach((path, plans) -> group(groups, path).add(List.copyOf(plans)));
        return List.copyOf(groups.values());
    }

    private List<Binding> asEachPlan(Binding binding) {
        return Stream.concat(
                        Stream.of(binding),
                        instances.getOrDefault(binding.instance().path(), List.of()).stream()
                                .filter(each -> !each.plan().id().equals(binding.plan().id()))
                                .map(instance -> instance.binding(binding.id())))
                .toList();
    }

    private static List<List<? extends Resource>> group(
            Map<String, List<List<? extends Resource>>> groups, String path) {
        return groups.computeIfAbsent(path, _ -> new ArrayList<>());
    }

    private static List<String> left(List<List<? extends Resource>> group) {
        // An instance may be busy with what became of its bindings: the second time it is not.
        List<List<? extends Resource>> left = group.stream().filter(each -> !gone(each)).toList();
        return left.stream()
                .filter(each -> !gone(each))
                .map(each -> words(each.getFirst()))
                .toList();
    }

    private static boolean gone(List<? extends Resource> asEachPlan) {
        return asEachPlan.stream().anyMatch(Belongings::gone);
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
