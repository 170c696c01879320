package dev.sutler.providers.postgresql;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/// Makes providers of databases on a PostgreSQL server. For `provider: {type: postgresql}`.
public final class PostgresqlProviderFactory implements ProviderFactory {

    @Override
    public String type() {
        return "postgresql";
    }

    @Override
    public List<SettingProblem> check(ProviderEnvironment environment, ObjectNode planSettings) {
        SettingsReader offering = SettingsReader.of(environment.settings());
        PostgresqlSettings _ = PostgresqlSettings.read(offering);
        offering.refuseOthers();
        SettingsReader plan = SettingsReader.of(planSettings);
        PostgresqlPlan _ = PostgresqlPlan.read(plan);
        plan.refuseOthers();
        return Stream.concat(offering.problems().stream(), plan.problems().stream()).toList();
    }

    @Override
    public Provider create(ProviderEnvironment environment) {
        PostgresqlSettings settings =
                PostgresqlSettings.read(SettingsReader.of(environment.settings()));
        return new PostgresqlProvider(
                settings,
                new ServerConnections(settings, environment.secrets(), environment.offeringName()),
                new Passwords(new SecureRandom()),
                environment.brokerId());
    }
}
