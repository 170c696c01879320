package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/// What holds on every connection, whatever an administrator has set.
final class PoolTest {

    private final RealPostgres.Database place = Databases.create("pool");
    private final PostgresOptions options = Databases.narrow(place);
    private Optional<Pool> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(Pool::close);
    }

    @Test
    void statementsSeeWhatWasCommittedBeforeThem() {
        set("default_transaction_isolation = 'serializable'");

        assertThat(setting("transaction_isolation")).isEqualTo("read committed");
    }

    @Test
    void whatIsCommittedIsDurable() {
        set("synchronous_commit = off");

        assertThat(setting("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void whatIsMoreThanDurableStays() {
        set("synchronous_commit = remote_apply");

        assertThat(setting("synchronous_commit")).isEqualTo("remote_apply");
    }

    @Test
    void statementsAreGivenUpInTime() {
        assertThat(setting("statement_timeout")).isEqualTo("600ms");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("2s");
    }

    @Test
    void connectionsSayWhoseTheyAre() {
        assertThat(setting("application_name")).isEqualTo("sutler");
    }

    private void set(String setting) {
        Databases.execute(place, "ALTER DATABASE " + place.name() + " SET " + setting);
    }

    private String setting(String name) {
        Pool pool = new Pool("test", 1, Server.source(options), options.timeouts());
        opened = Optional.of(pool);
        return pool.statement(
                        "read a setting",
                        connection -> {
                            try (Query query =
                                    new Query(connection, "SELECT current_setting(?) AS setting")) {
                                return query.text(name).first(row -> row.text("setting"));
                            }
                        })
                .orElseThrow();
    }
}
