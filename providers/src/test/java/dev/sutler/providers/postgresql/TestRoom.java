package dev.sutler.providers.postgresql;

import static dev.sutler.testkit.SampleRequests.bind;
import static dev.sutler.testkit.SampleRequests.binding;
import static dev.sutler.testkit.SampleRequests.deprovision;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;
import static dev.sutler.testkit.SampleRequests.unbind;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.RotateRequest;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Drive;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A server, a login on it that may do no more than it needs, and a provider that uses the login.
record TestRoom(RealPostgres server, Database login, PostgresqlProvider provider)
        implements AutoCloseable {

    /// Databases, roles, memberships and settings: all that a server keeps outside its databases.
    static final String EVERYTHING =
            """
            SELECT 'database ' || datname FROM pg_database
            UNION ALL SELECT 'role ' || rolname FROM pg_roles
            UNION ALL SELECT 'setting ' || setrole || ' ' || setdatabase FROM pg_db_role_setting
            UNION ALL SELECT 'membership ' || roleid || ' ' || member FROM pg_auth_members
            UNION ALL SELECT 'remark ' || objoid FROM pg_shdescription
            """;

    static TestRoom on(RealPostgres server) {
        return on(server, json("{}"));
    }

    static TestRoom on(RealPostgres server, ObjectNode moreSettings) {
        Database login = server.createProviderLogin("broker");
        ObjectNode settings = settings(login);
        settings.setAll(moreSettings);
        var environment =
                new ProviderEnvironment("databases", settings, _ -> Optional.of(login.password()));
        var provider = (PostgresqlProvider) new PostgresqlProviderFactory().create(environment);
        return new TestRoom(server, login, provider);
    }

    static ObjectNode settings(Database login) {
        return json("{'password': {'env': 'PASSWORD'}}")
                .put("host", login.host())
                .put("port", login.port())
                .put("username", login.username());
    }

    ServiceInstance provisioned(String id, String planSettings, String parameters) {
        ServiceInstance instance = instance(id, plan("plan", json(planSettings)), json(parameters));
        InstanceDetails _ =
                Drive.withoutClock()
                        .toSuccess(call -> provider.provision(provision(instance), call));
        return instance;
    }

    ServiceInstance provisioned(String id) {
        return provisioned(id, "{}", "{}");
    }

    BindingDetails bound(ServiceInstance instance, String id) {
        return Drive.withoutClock()
                .toSuccess(call -> provider.bind(bind(instance, binding(id)), call));
    }

    BindingDetails rotated(ServiceInstance instance, String id) {
        return Drive.withoutClock()
                .toSuccess(call -> provider.rotate(new RotateRequest(instance, binding(id)), call));
    }

    void unbound(ServiceInstance instance, String id) {
        Drive.withoutClock()
                .toSuccess(call -> provider.unbind(unbind(instance, binding(id)), call));
    }

    void deprovisioned(ServiceInstance instance) {
        Drive.withoutClock().toSuccess(call -> provider.deprovision(deprovision(instance), call));
    }

    /// Connects as an application does, with nothing but its credentials.
    static Connection connect(BindingDetails details) throws SQLException {
        ObjectNode credentials = details.credentials().orElseThrow().reveal();
        return DriverManager.getConnection(credentials.path("jdbc_url").stringValue());
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    /// Asks the server as the user who sees everything.
    List<String> asSuperuser(String sql) throws SQLException {
        try (Connection connection = server.superuser().connect()) {
            return query(connection, sql);
        }
    }

    /// Does something as the user who may do everything.
    void asSuperuserRun(String sql) throws SQLException {
        try (Connection connection = server.superuser().connect()) {
            run(connection, sql);
        }
    }

    /// Every database and every role on the server.
    TreeSet<String> everything() throws SQLException {
        return new TreeSet<>(asSuperuser(EVERYTHING));
    }

    @Override
    public void close() {
        provider.close();
    }
}
