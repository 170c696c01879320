package dev.sutler.app;

import dev.sutler.server.postgres.SealedData.KeyUse;
import dev.sutler.server.sealing.KeyId;
import dev.sutler.server.sealing.Keyset;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `sutler keys status`: which keys there are, and what is sealed with them.
@Command(
        name = "status",
        description = "Tells which keys there are, and how many rows are sealed with each.",
        mixinStandardHelpOptions = true)
final class KeysStatusCommand implements Callable<Integer> {

    private static final String LINE = "%-12s %-9s %9s  %s";

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    KeysStatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (StoreKeyset store = StoreKeyset.open(surroundings, config.file())) {
            Map<KeyId, KeyUse> uses =
                    store.sealed().keys().stream()
                            .collect(Collectors.toMap(KeyUse::key, Function.identity()));
            Keyset keyset = store.keyset();
            surroundings.out().println(LINE.formatted("KEY", "STATE", "ROWS", "LAST USED"));
            keyset.ids()
                    .forEach(
                            key ->
                                    surroundings
                                            .out()
                                            .println(
                                                    line(
                                                            keyset,
                                                            key,
                                                            Optional.ofNullable(uses.get(key)))));
            return 0;
        }
    }

    private static String line(Keyset keyset, KeyId key, Optional<KeyUse> use) {
        return LINE.formatted(
                key,
                state(keyset, key),
                use.map(KeyUse::rows).orElse(0L),
                use.map(known -> ago(known.idle())).orElse("never"));
    }

    private static String state(Keyset keyset, KeyId key) {
        if (key.equals(keyset.primary())) {
            return "seals";
        }
        boolean newest = key.equals(keyset.ids().getLast());
        return newest ? "prepared" : "opens";
    }

    private static String ago(Duration idle) {
        return idle.toMinutes() < 2
                ? idle.toSeconds() + " seconds ago"
                : idle.toMinutes() + " minutes ago";
    }
}
