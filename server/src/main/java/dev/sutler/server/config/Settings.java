package dev.sutler.server.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of settings: the one place where a key, its default and its meaning stand. The
/// documentation is checked against it.
///
/// @param current those that there are, in the order of the documentation
/// @param renamed old names of some of them
/// @param removed those that there are no more
record Settings(List<Setting<?>> current, List<Renamed> renamed, List<Removed> removed) {

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            Stream.of(
                            ServerKeys.ALL,
                            TlsKeys.ALL,
                            StoreKeys.ALL,
                            SecretKeys.ALL,
                            CatalogKeys.ALL,
                            OperationKeys.ALL,
                            LimitKeys.ALL,
                            QueueKeys.ALL,
                            RetentionKeys.ALL,
                            ReconcileKeys.ALL,
                            PlatformKeys.ALL,
                            LoggingKeys.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    /// The table that counts. A key that is renamed or removed leaves a line here, for good.
    static final Settings TABLE = new Settings(ALL, List.of(), List.of());

    Settings {
        current = List.copyOf(current);
        renamed = List.copyOf(renamed);
        removed = List.copyOf(removed);
        Set<String> keys = current.stream().map(Setting::key).collect(Collectors.toSet());
        renamed.forEach(
                each -> require(keys.contains(each.now()) && !keys.contains(each.old()), each));
        removed.forEach(each -> require(!keys.contains(each.key()), each));
    }

    private static void require(boolean sound, Record line) {
        if (!sound) {
            throw new IllegalArgumentException("The table contradicts itself: " + line);
        }
    }

    /// The setting that a word names: its key, or an old name of it.
    Optional<Setting<?>> byKey(String key) {
        String now =
                renamed.stream()
                        .filter(each -> each.old().equals(key))
                        .map(Renamed::now)
                        .findFirst()
                        .orElse(key);
        return first(current, Setting::key, now).map(setting -> setting);
    }

    /// The setting that a variable sets, by its name or an old one.
    Optional<Setting<?>> byVariable(String variable) {
        return first(renamed, Renamed::oldVariable, variable)
                .map(old -> byKey(old.old()))
                .orElseGet(
                        () -> first(current, Setting::variable, variable).map(setting -> setting));
    }

    /// Whether keys begin with this word and a dot, or did so once.
    boolean isSection(String key) {
        return Stream.of(
                        current.stream().<String>map(Setting::key),
                        renamed.stream().map(Renamed::old),
                        removed.stream().map(Removed::key))
                .flatMap(Function.identity())
                .anyMatch(known -> known.startsWith(key + "."));
    }

    List<String> keys() {
        return current.stream().<String>map(Setting::key).toList();
    }

    /// For each key or variable that is no more, what to do instead.
    Map<String, String> advice(Function<Removed, String> name) {
        return removed.stream()
                .collect(Collectors.toMap(name, Removed::advice, (a, b) -> a, TreeMap::new));
    }

    private static <E> Optional<E> first(
            List<E> list, Function<? super E, String> name, String is) {
        return list.stream().filter(each -> name.apply(each).equals(is)).findFirst();
    }
}
