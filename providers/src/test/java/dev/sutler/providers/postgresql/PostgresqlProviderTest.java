package dev.sutler.providers.postgresql;

import static dev.sutler.providers.postgresql.TestRoom.connect;
import static dev.sutler.providers.postgresql.TestRoom.query;
import static dev.sutler.providers.postgresql.TestRoom.run;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;
import static dev.sutler.testkit.SampleRequests.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Drive;
import dev.sutler.testkit.TestCall;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/// The room as people use it, as a login that has CREATEDB and CREATEROLE and nothing else.
@ParameterizedClass
@EnumSource(Major.class)
class PostgresqlProviderTest {

    private final Major major;
    private final RealPostgres server;
    private final TestRoom room;
    private final Set<String> before;

    PostgresqlProviderTest(Major major) throws SQLException {
        this.major = major;
        server = RealPostgres.shared(major);
        room = TestRoom.on(server);
        before = room.everything();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void twoBindingsSeeEachOthersTablesAndOneOutlivesTheOther() throws SQLException {
        ServiceInstance instance = room.provisioned("shared");
        BindingDetails first = room.bound(instance, "first");
        BindingDetails second = room.bound(instance, "second");

        try (Connection one = connect(first);
                Connection two = connect(second)) {
            run(one, "CREATE TABLE notes (text text)");
            run(one, "INSERT INTO notes VALUES ('hello')");
            assertThat(query(two, "SELECT text FROM notes")).containsExactly("hello");

            room.unbound(instance, "first");

            assertThatThrownBy(() -> query(one, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connect(first)).isInstanceOf(SQLException.class);
            run(two, "ALTER TABLE notes ADD COLUMN more int");
            assertThat(query(two, "SELECT text FROM notes")).containsExactly("hello");
        }
        room.unbound(instance, "second");
        room.deprovisioned(instance);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void whatABindingOwnsItselfIsHandedOver() throws SQLException {
        ServiceInstance instance = room.provisioned("stubborn");
        BindingDetails first = room.bound(instance, "first");
        try (Connection one = connect(first)) {
            run(one, "SET ROLE NONE");
            run(one, "CREATE TABLE mine (x int)");
            run(one, "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC");
            run(one, "SELECT lo_create(0)");
        }

        room.unbound(instance, "first");

        try (Connection two = connect(room.bound(instance, "second"))) {
            run(two, "INSERT INTO mine VALUES (1)");
            assertThat(query(two, "SELECT tableowner FROM pg_tables WHERE tablename = 'mine'"))
                    .isEqualTo(query(two, "SELECT current_user"));
        }
        room.deprovisioned(instance);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void whatABindingLeftInTheMaintenanceDatabaseGoes() throws SQLException {
        room.asSuperuserRun("CREATE SCHEMA IF NOT EXISTS commons");
        room.asSuperuserRun("GRANT ALL ON SCHEMA commons TO PUBLIC");
        ServiceInstance instance = room.provisioned("vandal");
        ObjectNode credentials = credentials(room.bound(instance, "b"));
        String elsewhere =
                credentials
                        .path("jdbc_url")
                        .stringValue()
                        .replace("/" + credentials.path("database").stringValue(), "/postgres");
        try (Connection vandal = DriverManager.getConnection(elsewhere)) {
            run(vandal, "CREATE TABLE commons.as_owner (x int)");
            run(vandal, "SET ROLE NONE");
            run(vandal, "CREATE TABLE commons.as_login (x int)");
        }

        room.deprovisioned(instance);

        assertThat(room.everything()).isEqualTo(before);
        assertThat(room.asSuperuser("SELECT 1 FROM pg_tables WHERE schemaname = 'commons'"))
                .isEmpty();
    }

    @Test
    void otherTenantsCannotConnect() throws SQLException {
        ServiceInstance mine = room.provisioned("mine");
        ServiceInstance theirs = room.provisioned("theirs");
        ObjectNode my = credentials(room.bound(mine, "b"));
        ObjectNode their = credentials(room.bound(theirs, "b"));
        String theirDatabase =
                my.path("jdbc_url")
                        .stringValue()
                        .replace(
                                my.path("database").stringValue(),
                                their.path("database").stringValue());

        assertThatThrownBy(() -> DriverManager.getConnection(theirDatabase))
                .hasMessageContaining("permission denied for database");
        room.deprovisioned(mine);
        room.deprovisioned(theirs);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void nothingIsGrantedToPublic() throws SQLException {
        ServiceInstance instance = room.provisioned("private");
        String database = Names.of(instance).name();

        assertThat(
                        room.asSuperuser(
                                "SELECT acl.privilege_type FROM pg_database, aclexplode(datacl) acl"
                                        + " WHERE acl.grantee = 0 AND datname = '"
                                        + database
                                        + "'"))
                .isEmpty();
        if (major.number() >= 15) {
            try (Connection owner = connect(room.bound(instance, "b"))) {
                assertThat(
                                query(
                                        owner,
                                        "SELECT acl.privilege_type FROM pg_namespace,"
                                            + " aclexplode(nspacl) acl WHERE acl.grantee = 0 AND"
                                            + " nspname = 'public'"))
                        .isEmpty();
            }
        }
        room.deprovisioned(instance);
    }

    @Test
    void credentialsHoldEverythingThatAClientMayNeed() {
        ServiceInstance instance = room.provisioned("full");
        BindingDetails details = room.bound(instance, "b");
        ObjectNode credentials = credentials(details);
        String password = credentials.path("password").stringValue();
        String username = credentials.path("username").stringValue();
        String database = credentials.path("database").stringValue();
        int port = server.superuser().port();

        assertThat(password).matches("[A-Za-z0-9_-]{32}");
        assertThat(credentials.path("host").stringValue()).isEqualTo("127.0.0.1");
        assertThat(credentials.path("port").intValue()).isEqualTo(port);
        assertThat(credentials.path("uri").stringValue())
                .isEqualTo(
                        "postgresql://%s:%s@127.0.0.1:%d/%s"
                                .formatted(username, password, port, database));
        assertThat(details.endpoints()).containsExactly(Endpoint.tcp("127.0.0.1", port));
        assertThat(details.toString()).doesNotContain(password);
        room.deprovisioned(instance);
    }

    @Test
    void noPasswordReachesTheServersLog() throws SQLException {
        ServiceInstance instance = room.provisioned("logged");
        String first = credentials(room.bound(instance, "b")).path("password").stringValue();
        String again = credentials(room.bound(instance, "b")).path("password").stringValue();
        try (Connection connection = connect(room.bound(instance, "other"))) {
            run(connection, "SELECT 'seen in the log'");
        }

        assertThat(server.logText())
                .contains("seen in the log", Names.of(instance).name(), "SCRAM-SHA-256")
                .doesNotContain(first)
                .doesNotContain(again)
                .doesNotContain(room.login().password().reveal());
        room.deprovisioned(instance);
    }

    @Test
    void aRepeatedBindHandsOutCredentialsThatWork() throws SQLException {
        ServiceInstance instance = room.provisioned("repeat");
        BindingDetails first = room.bound(instance, "b");
        BindingDetails second = room.bound(instance, "b");

        connect(second).close();
        assertThatThrownBy(() -> connect(first)).hasMessageContaining("password");
        room.deprovisioned(instance);
    }

    @Test
    void limitsAreEnforcedAndFollowThePlan() throws SQLException {
        ServiceInstance instance =
                room.provisioned(
                        "limited", "{'connection-limit': 1, 'statement-timeout': '5s'}", "{}");
        BindingDetails details = room.bound(instance, "b");
        try (Connection only = connect(details)) {
            assertThat(query(only, "SHOW statement_timeout")).containsExactly("5s");
            assertThatThrownBy(() -> connect(details)).hasMessageContaining("too many connections");
        }

        ServiceInstance larger =
                instance(
                        "limited",
                        plan(
                                "larger",
                                json("{'connection-limit': 3, 'login-connection-limit': 2}")));
        updated(instance, larger);

        try (Connection one = connect(details);
                Connection two = connect(details)) {
            assertThat(query(one, "SHOW statement_timeout")).containsExactly("0");
            assertThatThrownBy(() -> connect(details)).hasMessageContaining("too many connections");
            assertThatThrownBy(
                            () ->
                                    run(
                                            two,
                                            "ALTER DATABASE "
                                                    + Names.of(instance)
                                                    + " CONNECTION LIMIT -1"))
                    .hasMessageContaining("must be owner");
        }
        room.deprovisioned(instance);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void extensionsAreInstalledAndAddedLater() throws SQLException {
        ServiceInstance instance =
                room.provisioned("extended", "{}", "{'extensions': ['hstore', 'uuid-ossp']}");
        ServiceInstance more =
                instance(
                        "extended",
                        instance.plan(),
                        json("{'extensions': ['hstore', 'uuid-ossp', 'citext']}"));
        updated(instance, more);

        try (Connection connection = connect(room.bound(instance, "b"))) {
            assertThat(query(connection, "SELECT extname FROM pg_extension"))
                    .contains("hstore", "uuid-ossp", "citext");
            assertThat(query(connection, "SELECT 'a=>1'::hstore -> 'a'")).containsExactly("1");
            run(connection, "DROP EXTENSION hstore");
        }
        room.deprovisioned(instance);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void whatTheServerCannotDoIsRefusedByName() throws SQLException {
        assertRefused("{'extensions': ['no_such_thing']}", "no_such_thing");
        assertRefused("{'extensions': ['file_fdw']}", "administrator may");
        assertRefused("{'locale': 'xx_XX.UTF-8'}", "xx_XX.UTF-8");
        assertRefused("{'encoding': 'KLINGON'}", "KLINGON");
        assertThat(room.everything()).isEqualTo(before);
    }

    private void assertRefused(String parameters, String expected) {
        ServiceInstance wrong = instance("wrong", plan("p", json("{}")), json(parameters));
        Progress<InstanceDetails> answer =
                room.provider().provision(provision(wrong), TestCall.first());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> {
                            assertThat(failed.kind()).isEqualTo(FailureKind.REFUSED);
                            assertThat(failed.message()).contains(expected);
                        });
        room.deprovisioned(wrong);
    }

    @Test
    void localeAndEncodingAreSetOnceForAll() throws SQLException {
        ServiceInstance instance =
                room.provisioned("local", "{}", "{'locale': 'C', 'encoding': 'LATIN1'}");

        try (Connection connection = connect(room.bound(instance, "b"))) {
            assertThat(query(connection, "SHOW server_encoding")).containsExactly("LATIN1");
        }
        assertThat(room.provider().refusal(update(instance, instance("local", instance.plan()))))
                .isPresent();
        room.deprovisioned(instance);
    }

    @Test
    void deprovisioningEndsOpenSessionsAndLeavesNothing() throws SQLException {
        ServiceInstance instance = room.provisioned("busy");
        try (Connection one = connect(room.bound(instance, "1"));
                Connection two = connect(room.bound(instance, "2"))) {
            run(one, "CREATE TABLE held (x int)");
            two.setAutoCommit(false);
            run(two, "SELECT * FROM held");

            room.deprovisioned(instance);

            assertThatThrownBy(() -> query(one, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(room.everything()).isEqualTo(before);
    }

    private void updated(ServiceInstance current, ServiceInstance target) {
        InstanceDetails _ =
                Drive.withoutClock()
                        .toSuccess(call -> room.provider().update(update(current, target), call));
    }

    private static ObjectNode credentials(BindingDetails details) {
        return details.credentials().orElseThrow().reveal();
    }
}
