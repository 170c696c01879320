package dev.sutler.providers.postgresql;

import static dev.sutler.providers.postgresql.TestRoom.connect;
import static dev.sutler.testkit.SampleRequests.bind;
import static dev.sutler.testkit.SampleRequests.binding;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.TestCall;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Whatever state a server is found in, and however many are at work on it, nothing is left behind.
@ParameterizedClass
@EnumSource(
        value = Major.class,
        names = {"OLDEST", "NEWEST"})
class PostgresqlLeftoversTest {

    private static final int MANY = 12;

    private final TestRoom room;
    private final Set<String> before;

    PostgresqlLeftoversTest(Major major) throws SQLException {
        room = TestRoom.on(RealPostgres.shared(major));
        before = room.everything();
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        assertThat(room.everything()).isEqualTo(before);
        room.close();
    }

    @Test
    void aDatabaseWhoseDropWasInterruptedIsMadeAnewOrRemoved() throws SQLException {
        ServiceInstance instance = room.provisioned("invalid");
        invalidate(instance);
        room.provisioned("invalid");
        connect(room.bound(instance, "b")).close();

        invalidate(instance);
        room.deprovisioned(instance);
    }

    /// What the server does first when it drops a database.
    private void invalidate(ServiceInstance instance) throws SQLException {
        room.asSuperuserRun(
                "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '"
                        + Names.of(instance).name()
                        + "'");
    }

    @Test
    void anInstanceWhoseDatabaseWasDroppedByHandIsRemoved() throws SQLException {
        ServiceInstance instance = room.provisioned("by hand");
        BindingDetails _ = room.bound(instance, "b");
        room.asSuperuserRun("DROP DATABASE " + Names.of(instance));

        Progress<BindingDetails> answer =
                room.provider().bind(bind(instance, binding("c")), TestCall.first());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.TERMINAL));
        room.unbound(instance, "b");
        room.deprovisioned(instance);
    }

    @Test
    void aLoginThatWasDroppedByHandIsMadeAnewOrForgotten() throws SQLException {
        ServiceInstance instance = room.provisioned("no login");
        BindingDetails _ = room.bound(instance, "b");
        room.asSuperuserRun("DROP ROLE " + Names.of(instance, binding("b")));
        connect(room.bound(instance, "b")).close();
        room.asSuperuserRun("DROP ROLE " + Names.of(instance, binding("b")));

        room.unbound(instance, "b");
        room.deprovisioned(instance);
    }

    @Test
    void manyAtOnceDoNotGetInEachOthersWay() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running =
                    IntStream.range(0, MANY)
                            .mapToObj(number -> threads.submit(() -> lifeOf(number)))
                            .toList();
            for (Future<Integer> each : running) {
                assertThat(each.get()).isNotNegative();
            }
        }
    }

    private int lifeOf(int number) throws SQLException {
        ServiceInstance instance =
                instance("many " + number, plan("p", json("{'connection-limit': 5}")));
        room.provisioned(instance.id());
        connect(room.bound(instance, "1")).close();
        connect(room.bound(instance, "2")).close();
        room.unbound(instance, "1");
        room.deprovisioned(instance);
        return number;
    }
}
