package dev.sutler.app;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.StoredCredentials;
import dev.sutler.server.postgres.StoredCredentials.StoredCredential;
import dev.sutler.server.security.CredentialDirectory;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.server.security.Operator;
import dev.sutler.server.security.Scope;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps the credentials in memory in step with the store: what is added, withdrawn or expires
/// there counts here within two seconds. Once a minute it notes in the store which ones were used.
final class CredentialWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialWatch.class);
    private static final int SECONDS_BETWEEN_LOOKS = 2;
    private static final int SECONDS_BETWEEN_NOTES = 60;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("credentials").factory());
    private final PostgresDatabase database;
    private final CredentialDirectory<String> platforms;
    private final CredentialDirectory<Operator> operators;

    /// @param given a platform's credential that is in no store
    CredentialWatch(PostgresDatabase database, Optional<Credential<String>> given) {
        this.database = database;
        this.platforms = directory(database.credentials(), StoredCredential::holder, given);
        this.operators =
                directory(
                        database.operatorCredentials(),
                        stored -> new Operator(stored.holder(), scopes(stored.scopes())),
                        Optional.empty());
    }

    private static <P> CredentialDirectory<P> directory(
            StoredCredentials stored,
            Function<StoredCredential, P> holder,
            Optional<Credential<P>> given) {
        List<CredentialDirectory.Entry<P>> always =
                given.stream()
                        .map(each -> new CredentialDirectory.Entry<>(each, Optional.empty()))
                        .toList();
        return new CredentialDirectory<>(
                () ->
                        Stream.concat(
                                        always.stream(),
                                        stored.all().stream().map(each -> entry(each, holder)))
                                .toList(),
                System::nanoTime);
    }

    private static <P> CredentialDirectory.Entry<P> entry(
            StoredCredential stored, Function<StoredCredential, P> holder) {
        return new CredentialDirectory.Entry<>(
                new Credential<>(holder.apply(stored), stored.username(), stored.hash()),
                stored.life().remaining());
    }

    /* The database lets no other words in. */
    private static Set<Scope> scopes(Set<String> words) {
        return words.stream()
                .map(word -> Scope.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Reads the credentials for the first time, and starts to look after them.
    CredentialWatch start() {
        refresh();
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> guarded(this::refresh),
                        SECONDS_BETWEEN_LOOKS,
                        SECONDS_BETWEEN_LOOKS,
                        TimeUnit.SECONDS);
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> guarded(this::note),
                        SECONDS_BETWEEN_NOTES,
                        SECONDS_BETWEEN_NOTES,
                        TimeUnit.SECONDS);
        return this;
    }

    private void refresh() {
        List.of(platforms, operators).forEach(CredentialDirectory::refresh);
    }

    private void note() {
        database.credentials().used(platforms.takeUsed());
        database.operatorCredentials().used(operators.takeUsed());
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException unavailable) {
            LOG.debug("The use of credentials was not noted: {}", unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("The credentials could not be looked after", bug);
        }
    }

    /// The platforms' credentials.
    CredentialDirectory<String> platforms() {
        return platforms;
    }

    /// The operators' credentials.
    CredentialDirectory<Operator> operators() {
        return operators;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
