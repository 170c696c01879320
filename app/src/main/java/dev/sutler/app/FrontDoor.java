package dev.sutler.app;

import dev.sutler.core.Broker;
import dev.sutler.server.admin.AdminApi;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.http.CannotListenException;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpServer;
import dev.sutler.server.http.RequestGate;
import dev.sutler.server.http.TlsSource;
import dev.sutler.server.observability.FailureBoundary;
import dev.sutler.server.observability.HealthCheck;
import dev.sutler.server.observability.HealthEndpoints;
import dev.sutler.server.observability.RequestLog;
import dev.sutler.server.osb.OsbApi;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.security.BasicAuthentication;
import dev.sutler.server.security.CertificateAuthentication;
import dev.sutler.server.security.CertificatePlatforms;
import dev.sutler.server.security.OperatorAuthentication;
import dev.sutler.server.security.PlatformHandler;
import dev.sutler.server.security.PlatformLimiter;
import dev.sutler.server.security.QueueLimiter;
import dev.sutler.server.tls.ServerTls;
import dev.sutler.server.webhook.Webhooks;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The way in: what a request passes on its way to the broker, from the outside inwards.
final class FrontDoor {

    private FrontDoor() {}

    static HttpServer open(
            Configuration configuration,
            Optional<ServerTls> tls,
            Broker broker,
            PostgresDatabase database,
            CredentialWatch credentials,
            AdminApi administration,
            Webhooks webhooks,
            SecureRandom random,
            UnaryOperator<HttpHandler> outermost) {
        OsbApi api = new OsbApi(broker, configuration.platforms()::quirks);
        PlatformHandler limited =
                new PlatformLimiter(
                        new QueueLimiter(
                                api,
                                database::queuedByPlatform,
                                configuration.limits().queuedPerPlatform(),
                                System::nanoTime),
                        configuration.limits().requestsPerPlatform());
        CertificatePlatforms certificates =
                new CertificatePlatforms(configuration.tls().platforms(), InstantSource.system());
        HttpHandler passwords =
                new BasicAuthentication(
                        credentials.platforms(),
                        CertificateAuthentication.agreeing(certificates, limited),
                        random,
                        System::nanoTime);
        HttpHandler authenticated = new CertificateAuthentication(certificates, passwords, limited);
        HttpHandler operators =
                new OperatorAuthentication(
                        credentials.operators(), administration, random, System::nanoTime);
        // Whoever watches over the broker must get an answer however busy it is.
        HttpHandler gated =
                new RequestGate(
                        request -> {
                            if (AdminApi.owns(request.rawPath())) {
                                return operators.handle(request);
                            }
                            // Whether a notice is genuine, only its provider can tell.
                            return Webhooks.owns(request.rawPath())
                                    ? webhooks.handle(request)
                                    : authenticated.handle(request);
                        },
                        configuration.http().limits().requests());
        HttpHandler health = new HealthEndpoints(checks(broker, database), System::nanoTime, gated);
        HttpHandler logged =
                outermost.apply(new RequestLog(new FailureBoundary(health), System::nanoTime));
        try {
            return HttpServer.start(
                    configuration.http(),
                    tls.map(TlsSource.class::cast),
                    () -> UUID.randomUUID().toString(),
                    logged);
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
