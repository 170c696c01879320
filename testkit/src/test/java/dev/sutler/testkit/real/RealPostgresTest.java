package dev.sutler.testkit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.Secret;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class RealPostgresTest {

    @ParameterizedTest
    @EnumSource(Major.class)
    void everyMajorServesDatabasesToTheirOwners(Major major) throws SQLException {
        RealPostgres server = RealPostgres.shared(major);
        Database database = server.createDatabase("It's a test");

        assertThat(query(database, "SHOW server_version")).startsWith(major.number() + ".");
        assertThat(query(database, "SELECT current_database() || current_user"))
                .isEqualTo(database.name() + database.username());
        assertThat(server.logText()).contains("SHOW server_version");
        assertThat(server.logText()).doesNotContain(database.password().reveal());
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Database database = RealPostgres.shared(Major.EMBEDDED).superuser();
        Database wrong =
                new Database(
                        database.jdbcUrl(),
                        database.host(),
                        database.port(),
                        database.name(),
                        database.username(),
                        Secret.of("wrong"));

        assertThatThrownBy(wrong::connect).isInstanceOf(SQLException.class);
    }

    @Test
    void aProviderLoginMayCreateDatabasesAndRolesAndNothingElse() throws SQLException {
        Database login = RealPostgres.shared(Major.EMBEDDED).createProviderLogin("rights");

        assertThat(
                        query(
                                login,
                                """
                                SELECT concat_ws(' ', rolcreatedb, rolcreaterole, rolsuper, rolbypassrls)
                                  FROM pg_roles WHERE rolname = current_user\
                                """))
                .isEqualTo("t t f f");
    }

    @Test
    void dataSurvivesACrashAndARestart() throws SQLException {
        try (RealPostgres server = RealPostgres.start(Major.EMBEDDED)) {
            Database database = server.createDatabase("crash");
            execute(database, "CREATE TABLE kept (x int)");

            server.crash();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            server.startAgain();
            assertThat(query(database, "SELECT count(*) FROM kept")).isEqualTo("0");

            server.restart();
            assertThat(query(database, "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
