package dev.sutler.server.config;

import dev.sutler.server.security.ClientIdentity;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads which client certificates belong to which platform:
/// `platforms.<name>.client-certificates`.
final class ClientCertificateNames {

    /// The key below a platform's name.
    static final String KEY = "client-certificates";

    private final YamlFile file;
    private final List<String> problems;

    ClientCertificateNames(YamlFile file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /// For each identity the platform that it belongs to.
    Map<ClientIdentity, String> read() {
        Map<ClientIdentity, String> owners = new HashMap<>();
        file.tree()
                .path("platforms")
                .propertyStream()
                .forEach(
                        platform -> read(platform.getKey(), platform.getValue().path(KEY), owners));
        return owners;
    }

    private void read(String platform, JsonNode list, Map<ClientIdentity, String> owners) {
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray() || list.valueStream().anyMatch(each -> !each.isString())) {
            problem(platform, "must be a list of names, such as [\"dns:cf.example.org\"].");
            return;
        }
        for (JsonNode each : list) {
            add(platform, each.stringValue(), owners);
        }
    }

    private void add(String platform, String text, Map<ClientIdentity, String> owners) {
        try {
            String before = owners.putIfAbsent(ClientIdentity.parse(text), platform);
            if (before != null && !before.equals(platform)) {
                problem(
                        platform,
                        "has a name that platform `%s` has as well. A certificate belongs to one platform."
                                .formatted(before));
            }
        } catch (IllegalArgumentException unfit) {
            problem(
                    platform,
                    "must name each certificate by dns:, uri:, email: or subject: and the name,"
                            + " such as dns:cf.example.org or subject:CN=cloud-controller,O=Example.");
        }
    }

    private void problem(String platform, String what) {
        String key = "platforms." + platform + "." + KEY;
        problems.add("%s: `%s` %s".formatted(file.at(key), key, what));
    }
}
