package dev.sutler.providers.postgresql;

import static dev.sutler.testkit.SampleRequests.bind;
import static dev.sutler.testkit.SampleRequests.binding;
import static dev.sutler.testkit.SampleRequests.deprovision;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;
import static dev.sutler.testkit.SampleRequests.unbind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.Call;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.TestCall;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A process that was paused and wakes up late changes nothing on the server.
@ParameterizedClass
@EnumSource(
        value = Major.class,
        names = {"OLDEST", "NEWEST"})
class PostgresqlFenceTest {

    private final TestRoom room;
    private final ServiceInstance instance = instance("i", plan("plan", json("{}")), json("{}"));

    PostgresqlFenceTest(Major major) {
        room = TestRoom.on(RealPostgres.shared(major));
    }

    @AfterEach
    void removeAndClose() {
        room.deprovisioned(instance);
        room.close();
    }

    /// A call of a process whose lease has run out.
    private record Expired(TestCall call) implements Call {
        @Override
        public UUID operationId() {
            return call.operationId();
        }

        @Override
        public long epoch() {
            return call.epoch();
        }

        @Override
        public int attempt() {
            return call.attempt();
        }

        @Override
        public Instant deadline() {
            return call.deadline();
        }

        @Override
        public Optional<ObjectNode> checkpoint() {
            return call.checkpoint();
        }

        @Override
        public void report(String description) {
            call.report(description);
        }

        @Override
        public boolean cancelled() {
            return true;
        }
    }

    @Test
    void aCallUnderALowerEpochThanOneBeforeItIsRefused() {
        TestCall zombie = TestCall.first();
        room.provisioned("i");

        refused(() -> room.provider().provision(provision(instance), zombie));
        refused(() -> room.provider().deprovision(deprovision(instance), zombie));
        refused(() -> room.provider().bind(bind(instance, binding("b")), zombie));
        room.bound(instance, "b");
    }

    @Test
    void aLateUnbindDoesNotTakeTheCredentialsOfALaterBind() throws SQLException {
        room.provisioned("i");
        TestCall zombie = TestCall.first();
        var details = room.bound(instance, "b");

        refused(() -> room.provider().unbind(unbind(instance, binding("b")), zombie));

        TestRoom.connect(details).close();
    }

    @Test
    void bindingsAreMadeSideBySideInAnyOrder() {
        room.provisioned("i");
        TestCall first = TestCall.first();
        room.bound(instance, "b");

        assertThat(room.provider().bind(bind(instance, binding("a")), first))
                .isInstanceOf(Progress.Done.class);
        refused(() -> room.provider().deprovision(deprovision(instance), first));
    }

    @Test
    void whoWasPausedForLongerThanItsLeaseMakesNothing() throws SQLException {
        var before = room.everything();

        refused(
                () ->
                        room.provider()
                                .provision(provision(instance), new Expired(TestCall.first())));

        assertThat(room.everything()).isEqualTo(before);
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(Fence.LateCallException.class);
    }
}
