package dev.sutler.app;

import dev.sutler.server.catalog.Trigger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// `sutler serve`: starts the broker and runs until the process is told to stop.
@Command(
        name = "serve",
        description = "Starts the broker.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a configuration it keeps everything in a PostgreSQL of its own below",
            "./.sutler and listens on 127.0.0.1:8080. The first start prints a credential",
            "and curl lines to try.",
            "",
            "Changes of the catalog's folder take effect by themselves; SIGHUP loads it at once.",
            "",
            "Examples:",
            "  sutler serve",
            "  sutler serve --config /etc/sutler/sutler.yaml",
            "  SUTLER_STORE_URL=jdbc:postgresql://db/sutler SUTLER_STORE_USER=sutler \\",
            "    SUTLER_STORE_PASSWORD_FILE=/run/secrets/sutler \\",
            "    SUTLER_SECRETS_KEYSET_FILE=/run/secrets/keyset.json sutler serve"
        })
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Interference interference;

    @Mixin private final ConfigOption config = new ConfigOption();

    ServeCommand(Surroundings surroundings) {
        this(surroundings, Interference.NONE);
    }

    ServeCommand(Surroundings surroundings, Interference interference) {
        this.surroundings = surroundings;
        this.interference = interference;
    }

    @Override
    public Integer call() throws InterruptedException {
        House house = House.start(surroundings, config.file(), interference);
        HangUp.listen(() -> house.catalogs().loader().load(Trigger.SIGNAL));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    house.close();
                                    stopped.countDown();
                                },
                                "stop"));
        stopped.await();
        return 0;
    }
}
