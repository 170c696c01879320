package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Visibility;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.osb.PlatformQuirks;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.PostgresOptions;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.spi.Secret;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/// A credential that stands in the configuration counts beside those of the store, and is never in
/// it.
final class GivenCredentialTest {

    @Test
    void itIsThePlatformsAsLongAsTheConfigurationNamesIt() {
        RealPostgres.Database place = RealPostgres.shared(Major.EMBEDDED).createDatabase("given");
        try (PostgresDatabase database =
                        PostgresDatabase.open(
                                PostgresOptions.of(
                                        place.jdbcUrl(), place.username(), place.password()),
                                KeyRing.of(Keyset.generate()));
                CredentialWatch watch = new CredentialWatch(database, given()).start();
                CredentialWatch without = new CredentialWatch(database, Optional.empty()).start()) {
            FirstVisitor.welcome(database.credentials(), new SecureRandom());

            assertThat(watch.platforms().withUsername("user"))
                    .extracting(Credential::holder)
                    .containsExactly("default");
            watch.platforms().refresh();
            assertThat(watch.platforms().withUsername("user")).hasSize(1);
            assertThat(watch.platforms().withUsername("platform")).hasSize(1);
            assertThat(watch.operators().withUsername("user")).isEmpty();
            assertThat(without.platforms().withUsername("user")).isEmpty();
            assertThat(database.credentials().all()).hasSize(1);
        }
    }

    private static Optional<Credential<String>> given() {
        return FirstVisitor.given(
                new Configuration.Platforms(
                        PlatformQuirks.NONE,
                        Map.of(),
                        Map.<String, Visibility>of(),
                        Optional.of(
                                new Configuration.GivenCredential(
                                        "default", "user", Secret.of("hunter2")))),
                new SecureRandom());
    }
}
