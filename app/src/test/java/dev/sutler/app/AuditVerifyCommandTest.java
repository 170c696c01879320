package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// `sutler audit verify` beside a running broker: what that did is linked, and what others did to
/// it is found.
@Timeout(120)
final class AuditVerifyCommandTest {

    private static final Offer FIXED = new Offer("delivery", "delivery-all");

    @TempDir private Path home = Path.of("");
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                new Surroundings(
                        Checkout.find().root(),
                        home,
                        environment,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)),
                arguments);
    }

    @Test
    void whatABrokerDidIsLinkedAndWhatWasDoneToItIsFound() throws SQLException {
        try (TestHouse house =
                TestHouse.start(Major.EMBEDDED, TestCatalog.of(home, "delivery"), Map.of())) {
            environment.putAll(house.variables());
            Resource instance = house.platform().instance(FIXED).made();
            instance.binding().made();
            Pauses.until(
                    "everything is linked",
                    Duration.ofSeconds(60),
                    () -> run("audit", "verify") == 0 && !out.toString().contains("Not linked"));
            assertThat(out.toString()).contains("OK: ", "Head: ");

            assertThat(run("audit", "verify", "--head")).isZero();
            String head = out.toString().strip();
            assertThat(head).matches("[0-9]+:[0-9a-f]{64}");
            assertThat(run("audit", "verify", "--expect", head)).isZero();
            assertThat(run("audit", "verify", "--expect", "1:" + "0".repeat(64))).isEqualTo(1);
            assertThat(run("audit", "verify", "--expect", "yesterday")).isEqualTo(2);
            assertThat(err.toString()).contains("64 hexadecimal digits");
            assertThat(run("audit", "verify", "-o", "json")).isZero();
            assertThat(out.toString()).contains("\"ok\" : true", head);

            tamper(house.store());

            assertThat(run("audit", "verify")).isEqualTo(1);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString())
                    .isEqualToNormalizingNewlines(
                            "sutler: The audit is not as it was written. Entry 2, at link 2, is not"
                                    + " what was linked there: it or the link was changed.\n");
            assertThat(run("audit", "verify", "-o", "json")).isEqualTo(1);
            assertThat(out.toString()).contains("\"ok\" : false", "Entry 2");
        }
    }

    private static void tamper(RealPostgres.Database store) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
            statement.execute("UPDATE audit_entry SET actor = 'somebody else' WHERE id = 2");
        }
    }
}
