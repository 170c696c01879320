package dev.sutler.providers.example;

import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;

/// Makes providers of folders. For `provider: {type: folder, root: /srv/folders}`.
public final class FolderProviderFactory implements ProviderFactory {

    @Override
    public String type() {
        return "folder";
    }

    @Override
    public List<SettingProblem> check(ProviderEnvironment environment, ObjectNode planSettings) {
        JsonNode root = environment.settings().path("root");
        return root.isString() && Path.of(root.stringValue()).isAbsolute()
                ? List.of()
                : List.of(new SettingProblem("/root", "'root' must be an absolute path."));
    }

    @Override
    public Provider create(ProviderEnvironment environment) {
        return new FolderProvider(
                Path.of(environment.settings().path("root").stringValue()), Files.REAL);
    }
}
