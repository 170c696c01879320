package dev.sutler.app;

import dev.sutler.core.operation.Providers;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.spi.Provider;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A broker that the rig starts in place of `sutler serve`: the same house, with failpoints between
/// its parts and with shorter leases. [Main] knows nothing of it, and refuses its variables.
///
/// - `SUTLER_RIG_FAILPOINTS`: what may go wrong, see [Failpoint]
/// - `SUTLER_RIG_FAILPOINTS_WHILE`: a file; without it nothing goes wrong any more
/// - `SUTLER_RIG_SEED`: a number that decides when
/// - `SUTLER_RIG_LEASE_MILLIS`: how long a lease lasts
public final class RigBroker {

    private static final String FAILPOINTS = "SUTLER_RIG_FAILPOINTS";
    private static final String WHILE = "SUTLER_RIG_FAILPOINTS_WHILE";
    private static final String SEED = "SUTLER_RIG_SEED";
    private static final String LEASE = "SUTLER_RIG_LEASE_MILLIS";

    private RigBroker() {}

    /// Serves until the process is told to stop, or stops by itself.
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Interference interference = interference(environment);
        List.of(FAILPOINTS, WHILE, SEED, LEASE).forEach(environment::remove);
        Surroundings surroundings =
                new Surroundings(
                        Path.of(System.getProperty("sutler.home", ".")),
                        Path.of(""),
                        environment,
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(new ServeCommand(surroundings, interference).call());
    }

    static Interference interference(Map<String, String> environment) {
        long seed = Long.parseLong(environment.getOrDefault(SEED, "0"));
        String lease = environment.getOrDefault(LEASE, "");
        Leases leases =
                lease.isEmpty()
                        ? Leases.DEFAULT
                        : Leases.lasting(Duration.ofMillis(Long.parseLong(lease)));
        Path storm = Path.of(environment.getOrDefault(WHILE, "."));
        List<Failpoint> points = Failpoint.parse(environment.getOrDefault(FAILPOINTS, ""));
        Failpoints failpoints =
                new Failpoints(
                        points,
                        new Random(seed),
                        () -> Runtime.getRuntime().halt(137),
                        () -> Files.exists(storm));
        return new Interference(
                store -> failpoints.around(Store.class, store, "store", RigBroker::unavailable),
                providers -> aroundProviders(providers, failpoints),
                handler -> aroundDoor(handler, failpoints),
                leases);
    }

    private static StoreUnavailableException unavailable(String message) {
        return new StoreUnavailableException(message, new SQLException(message));
    }

    private static Providers aroundProviders(Providers providers, Failpoints failpoints) {
        return serviceId ->
                providers
                        .provider(serviceId)
                        .map(
                                provider ->
                                        failpoints.around(
                                                Provider.class,
                                                provider,
                                                "provider",
                                                IllegalStateException::new));
    }

    private static HttpHandler aroundDoor(HttpHandler handler, Failpoints failpoints) {
        return request -> failpoints.after("http", "answer", () -> handler.handle(request));
    }
}
