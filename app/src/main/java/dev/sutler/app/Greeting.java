package dev.sutler.app;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.observability.LoggingOptions;
import dev.sutler.server.security.FreshCredential;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a start tells: on one screen for people, in one line for machines.
///
/// @param place where the store is
/// @param address where the broker is reached from this machine
record Greeting(Configuration configuration, String place, String address) {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    /// @param credential the first platform's, on the first start
    void print(
            PrintWriter out,
            Catalog catalog,
            Optional<FreshCredential> credential,
            Duration startUp) {
        if (configuration.logging().format() == LoggingOptions.Format.JSON) {
            LOG.info("Sutler {} listens on {}, store: {}", Version.text(), address, place);
        } else {
            screen(out, catalog, startUp);
        }
        credential.ifPresent(
                fresh ->
                        FirstVisitor.print(
                                out, fresh, address, Encryption.curl(configuration), catalog));
        out.flush();
    }

    private void screen(PrintWriter out, Catalog catalog, Duration startUp) {
        out.println();
        out.println("  Sutler " + Version.text() + ", Open Service Broker API 2.17");
        out.println();
        line(out, "listens on", address + "  (health: /health/ready)");
        line(out, "store", place);
        catalog.offerings().stream()
                .filter(offering -> !offering.traits().retired())
                .forEach(offering -> line(out, "offers", offering.name() + ": " + plans(offering)));
        line(out, "started in", "%.1f s".formatted(startUp.toMillis() / 1000.0));
        out.println();
        out.flush();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println("  %-12s%s".formatted(name, value));
    }

    private static String plans(ServiceOffering offering) {
        return offering.plans().stream()
                .filter(plan -> !plan.traits().retired())
                .map(ServicePlan::name)
                .collect(Collectors.joining(", "));
    }
}
