package dev.sutler.app;

import dev.sutler.spi.Secret;

import java.nio.file.Path;

/// Try-out.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        DataDirectory directory = DataDirectory.take(Path.of(args[0]));
        EmbeddedServer server =
                EmbeddedServer.start(directory, 0, () -> Secret.of("geheim" + System.nanoTime()));
        EmbeddedLogins logins =
                EmbeddedLogins.ensure(
                        server.superuser(directory),
                        directory.secret(
                                "store-password", () -> Secret.of("a" + System.nanoTime())),
                        directory.secret("p", () -> Secret.of("b" + System.nanoTime())));
        System.out.println(logins.store().jdbcUrl());
        if (args.length > 1) {
            Thread.currentThread().join();
        }
        server.close();
        directory.close();
    }
}
