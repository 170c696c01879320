package dev.sutler.providers.postgresql;

import static dev.sutler.providers.postgresql.TestRoom.connect;
import static dev.sutler.providers.postgresql.TestRoom.query;
import static dev.sutler.providers.postgresql.TestRoom.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// How the credentials of a login are changed, and how they run out.
@ParameterizedClass
@EnumSource(Major.class)
class PostgresqlRotationTest {

    private final TestRoom room;
    private final Set<String> before;

    PostgresqlRotationTest(Major major) throws SQLException {
        room = TestRoom.on(RealPostgres.shared(major));
        before = room.everything();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aRotatedLoginHasANewPasswordAndWhatWasBegunWithTheOldOneEnds() throws SQLException {
        ServiceInstance instance = room.provisioned("rotated");
        BindingDetails old = room.bound(instance, "b");
        BindingDetails bystander = room.bound(instance, "other");
        try (Connection begun = connect(old);
                Connection untouched = connect(bystander)) {
            run(begun, "CREATE TABLE notes (text text)");

            BindingDetails renewed = room.rotated(instance, "b");

            assertThatThrownBy(() -> query(begun, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connect(old)).isInstanceOf(SQLException.class);
            assertThat(query(untouched, "SELECT 1")).containsExactly("1");
            try (Connection again = connect(renewed)) {
                run(again, "INSERT INTO notes VALUES ('mine')");
            }
        }
        room.unbound(instance, "b");
        room.unbound(instance, "other");
        room.deprovisioned(instance);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void onlyThePasswordOfTheLastRotationCounts() throws SQLException {
        ServiceInstance instance = room.provisioned("twice");
        room.bound(instance, "b");
        BindingDetails first = room.rotated(instance, "b");
        BindingDetails second = room.rotated(instance, "b");

        assertThatThrownBy(() -> connect(first)).isInstanceOf(SQLException.class);
        connect(second).close();
        room.deprovisioned(instance);
    }

    @Test
    void aLoginThatIsNotThereAnyMoreIsMade() throws SQLException {
        ServiceInstance instance = room.provisioned("lost");
        room.bound(instance, "b");
        room.unbound(instance, "b");

        connect(room.rotated(instance, "b")).close();

        room.deprovisioned(instance);
    }

    @Test
    void aPasswordStopsWorkingWhenItExpires() throws SQLException {
        ServiceInstance instance =
                room.provisioned("short", "{'expires-after': '2s', 'renew-before': '1s'}", "{}");
        BindingDetails details = room.bound(instance, "b");
        Instant end = details.validity().expiresAt().orElseThrow();

        connect(details).close();
        assertThat(details.validity().renewBefore()).contains(end.minusSeconds(1));
        room.asSuperuser("SELECT pg_sleep_until('" + end.plusMillis(100) + "')");

        assertThatThrownBy(() -> connect(details)).isInstanceOf(SQLException.class);
        connect(room.rotated(instance, "b")).close();
        room.deprovisioned(instance);
    }

    @Test
    void aLifetimeIsRenewedAQuarterBeforeItsEndUnlessSaidOtherwise() {
        ServiceInstance instance = room.provisioned("long", "{'expires-after': '8d'}", "{}");

        BindingDetails details = room.bound(instance, "b");

        assertThat(
                        Duration.between(
                                details.validity().renewBefore().orElseThrow(),
                                details.validity().expiresAt().orElseThrow()))
                .isEqualTo(Duration.ofDays(2));
        room.deprovisioned(instance);
    }
}
