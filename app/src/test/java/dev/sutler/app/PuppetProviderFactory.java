package dev.sutler.app;

import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// A provider from outside, found by the service loader, whose back end is the test itself: it asks
/// a [Puppeteer] what to do, and does nothing before it is told.
public final class PuppetProviderFactory implements ProviderFactory {

    @Override
    public String type() {
        return "puppet";
    }

    @Override
    public List<SettingProblem> check(ProviderEnvironment environment, ObjectNode planSettings) {
        return environment.settings().path("port").isInt()
                ? List.of()
                : List.of(new SettingProblem("/port", "'port' must be the puppeteer's."));
    }

    @Override
    public Provider create(ProviderEnvironment environment) {
        return new PuppetProvider(environment.settings().path("port").intValue());
    }
}
