package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.audit.AuditTrail;
import dev.sutler.core.intake.Account;
import dev.sutler.core.intake.FoundBinding;
import dev.sutler.core.intake.FoundInstance;
import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.IntakeStore;
import dev.sutler.core.intake.Intakes;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.store.Store;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Secret;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.store.IntakeContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The contract about taking in what was made elsewhere, by two processes on one real server; and
/// what only this store can be asked.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntakeOnPostgresTest implements IntakeContract {

    private static final String CANARY = "canary-4711";

    private final RealPostgres.Database place = Databases.create("intake");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final PostgresDatabase another = Databases.open(Databases.options(place));

    @BeforeEach
    void empty() {
        Databases.execute(place, "DELETE FROM service_instance; DELETE FROM operation");
    }

    @AfterAll
    void close() {
        another.close();
        database.close();
    }

    @Override
    public Store store() {
        return database.store();
    }

    @Override
    public Store anotherStore() {
        return another.store();
    }

    @Override
    public IntakeStore intake() {
        return database.intake();
    }

    @Override
    public IntakeStore anotherIntake() {
        return another.intake();
    }

    @Override
    public void advance(Duration duration) {
        Databases.age(place, duration);
    }

    private static Intake secretive(String id) {
        ObjectNode secret = Json.object().put("password", CANARY);
        Account made =
                new Account(
                        false, Optional.of(new Account.Said(Account.Word.SUCCEEDED, "", false)));
        FoundBinding binding =
                new FoundBinding(
                        "b",
                        new StoredBinding.Request(
                                "small", secret, Json.object(), Json.object(), Optional.empty()),
                        Optional.empty(),
                        made,
                        Optional.of(BindingDetails.ofCredentials(Secret.of(secret), List.of())));
        return Intakes.of(
                new FoundInstance(
                        id,
                        "vnet",
                        new FoundInstance.Asked(
                                new Tenancy("webshop", "webshop-dev"),
                                new InstanceShape("small", secret, Json.object(), Optional.empty()),
                                Optional.empty()),
                        made,
                        Optional.empty(),
                        List.of(binding)),
                TERMS);
    }

    @Test
    void eachStandsInTheAuditWithWhoAndWhyAndWhereFrom() {
        intake().take(List.of(secretive("audited"), secretive("too")), WHY, "a repository");

        List<AuditTrail.Recorded> entries =
                database.audit()
                        .trail()
                        .find(AuditTrail.Filter.instance("audited"), Optional.empty(), 10);
        assertThat(entries).hasSize(1);
        AuditEntry entry = entries.getFirst().entry();
        assertThat(entry.actor()).isEqualTo(new Actor.Operator("ada"));
        assertThat(entry.action()).isEqualTo("import");
        assertThat(entry.reason()).contains("we move");
        assertThat(entry.details().toString())
                .contains("a repository", "vnet", "webshop-dev", "ready", "\"bindings\":1")
                .doesNotContain(CANARY);
        assertThat(entry.target().operationId())
                .isEqualTo(store().instance("audited").latest().map(each -> each.id()));
    }

    @Test
    void whatIsThereAlreadyIsNotAuditedAgain() {
        intake().take(List.of(secretive("once")), WHY, "a repository");
        intake().take(List.of(secretive("once")), WHY, "a repository");

        assertThat(
                        database.audit()
                                .trail()
                                .find(AuditTrail.Filter.instance("once"), Optional.empty(), 10))
                .hasSize(1);
    }

    @Test
    void nothingSecretStandsInTheRows() {
        intake().take(List.of(secretive("sealed")), WHY, "a repository");

        for (String table : List.of("service_instance", "service_binding", "operation")) {
            assertThat(
                            Databases.number(
                                    place,
                                    "SELECT count(*) FROM %s AS row WHERE row::text LIKE '%%%s%%'"
                                            .formatted(table, CANARY)))
                    .as(table)
                    .isZero();
            assertThat(
                            Databases.number(
                                    place,
                                    "SELECT count(*) FROM %s AS row WHERE row::text LIKE '%%%s%%'"
                                            .formatted(table, hex())))
                    .as(table + ", in hexadecimal")
                    .isZero();
        }
    }

    private static String hex() {
        return HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(60)
    void aLargeRepositoryIsTakenInInWellUnderAMinute() {
        List<Intake> all =
                IntStream.range(0, 20_000).mapToObj(i -> secretive("many-" + i)).toList();

        assertThat(intake().take(all, WHY, "a repository"))
                .containsOnly(new IntakeStore.Reception.Taken());
        assertThat(intake().look(all)).containsOnly(new IntakeStore.Reception.AlreadyThere());
    }
}
