package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Validity;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL cannot hold is said to be so, and is not mistaken for a store that is away.
final class UnstorableDataTest {

    private final RealPostgres.Database place = Databases.create("unstorable");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final Store store = database.store();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theCharacterZeroInAnId() {
        thenCannotBeStored("a\u0000b", Json.object());
        assertThatExceptionOfType(UnstorableDataException.class)
                .isThrownBy(() -> store.instance("a\u0000b"));
    }

    @Test
    void halfASurrogatePairInAnId() {
        thenCannotBeStored("a\ud83d", Json.object());
        thenCannotBeStored("\udc18b", Json.object());
    }

    @Test
    void theCharacterZeroInJson() {
        thenCannotBeStored("i", Json.object().put("key", "a\u0000b"));
        thenCannotBeStored("i", Json.object().put("a\u0000b", "value"));
    }

    @Test
    void halfASurrogatePairInJson() {
        thenCannotBeStored("i", Json.object().put("key", "a\ud83d"));
    }

    @Test
    void numbersBeyondAllBounds() {
        thenCannotBeStored("i", Json.object().put("key", new BigDecimal("1e200000")));
        thenCannotBeStored("i", Json.object().put("key", new BigDecimal("1e-200000")));
    }

    @Test
    void jsonNestedBeyondAllBounds() {
        ObjectNode parameters = Json.object();
        ObjectNode inner = parameters;
        for (int depth = 0; depth < 19_000; depth++) {
            inner = inner.putObject("a");
        }

        thenCannotBeStored("i", parameters);
    }

    @Test
    void timesBeyondTheCalendar() {
        Work.ready(store, "i");
        Operation bind =
                store.begin(Work.bind(store, new BindingKey("i", "b")), Optional.of(Work.WORKER))
                        .orElseThrow();
        BindingDetails details =
                new BindingDetails(
                        Optional.empty(),
                        List.of(),
                        BindingDetails.Delivery.NONE,
                        new Validity(Optional.of(Instant.MAX), Optional.empty()),
                        Json.object());

        assertThatExceptionOfType(UnstorableDataException.class)
                .isThrownBy(
                        () ->
                                store.record(
                                        Work.held(bind),
                                        Work.finished(new Step.Change.BindingReady(details))));
    }

    @Test
    void aRefusedRowIsNotQuotedInTheError() {
        String tooLong = "x".repeat(1_025);
        ObjectNode parameters = Json.object().put("password", "canary-4711");

        IllegalStateException refused =
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(
                                () ->
                                        store.begin(
                                                Work.provision(tooLong, parameters),
                                                Optional.empty()))
                        .actual();

        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("23514").doesNotContain("canary-4711", "xxxx");
    }

    private void thenCannotBeStored(String id, ObjectNode parameters) {
        assertThatExceptionOfType(UnstorableDataException.class)
                .isThrownBy(
                        () -> store.begin(Work.provision(id, parameters), Optional.of(Work.WORKER)))
                .withMessageStartingWith("PostgreSQL cannot store");
        assertThat(store.instance("i")).isEqualTo(InstanceSnapshot.UNKNOWN);
        assertThat(Databases.number(place, "SELECT count(*) FROM operation")).isZero();
    }
}
