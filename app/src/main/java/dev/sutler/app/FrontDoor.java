package dev.sutler.app;

import dev.sutler.core.Broker;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.http.CannotListenException;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpServer;
import dev.sutler.server.observability.FailureBoundary;
import dev.sutler.server.observability.HealthCheck;
import dev.sutler.server.observability.HealthEndpoints;
import dev.sutler.server.observability.RequestLog;
import dev.sutler.server.osb.OsbApi;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.security.BasicAuthentication;
import dev.sutler.server.security.CredentialSource;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The way in: what a request passes on its way to the broker, from the outside inwards.
final class FrontDoor {

    private FrontDoor() {}

    static HttpServer open(
            Configuration configuration,
            Broker broker,
            PostgresDatabase database,
            CredentialSource<String> credentials,
            SecureRandom random) {
        OsbApi api = new OsbApi(broker, configuration.platforms()::quirks);
        HttpHandler authenticated =
                new BasicAuthentication(credentials, api, random, System::nanoTime);
        HttpHandler health =
                new HealthEndpoints(checks(broker, database), System::nanoTime, authenticated);
        HttpHandler logged = new RequestLog(new FailureBoundary(health), System::nanoTime);
        try {
            return HttpServer.start(
                    configuration.http(), () -> UUID.randomUUID().toString(), logged);
        } catch (CannotListenException refused) {
            throw new StartFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static List<HealthCheck> checks(Broker broker, PostgresDatabase database) {
        return List.of(
                new HealthCheck(
                        "store",
                        () ->
                                database.ready()
                                        ? Optional.empty()
                                        : Optional.of(
                                                "the store cannot be written to, or its schema is"
                                                        + " another one")),
                new HealthCheck(
                        "catalog",
                        () ->
                                broker.catalog().offerings().isEmpty()
                                        ? Optional.of("the catalog is empty")
                                        : Optional.empty()));
    }
}
