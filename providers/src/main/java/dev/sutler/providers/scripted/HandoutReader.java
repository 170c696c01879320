package dev.sutler.providers.scripted;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Endpoint.Protocol;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what is handed out for a binding. Endpoints and volume mounts are written as the
/// specification writes them.
final class HandoutReader {

    private static final Placeholders SAMPLE =
            new Placeholders(
                    Map.of("instance_id", "i", "binding_id", "b", "plan", "p", "random", "0"));

    private HandoutReader() {}

    static Script.Handout read(SettingsReader settings) {
        return new Script.Handout(
                settings.object("credentials").orElseGet(HandoutReader::usualCredentials),
                settings.blocks("endpoints").stream()
                        .flatMap(block -> endpoint(block).stream())
                        .toList(),
                url(settings, "syslog-drain-url"),
                url(settings, "route-service-url"),
                settings.blocks("volume-mounts").stream()
                        .flatMap(block -> volumeMount(block).stream())
                        .toList(),
                lifetime(settings));
    }

    private static ObjectNode usualCredentials() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("username", "{{binding_id}}")
                .put("password", "{{random}}");
    }

    private static Optional<Endpoint> endpoint(SettingsReader block) {
        Optional<String> host = required(block, "host");
        Optional<List<String>> ports = block.texts("ports").filter(list -> !list.isEmpty());
        if (ports.isEmpty()) {
            block.problem(
                    "ports", "'ports' must list at least one port, as texts such as \"443\".");
        }
        Protocol protocol =
                block.word("protocol", Set.of("tcp", "udp", "all"))
                        .map(word -> Protocol.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Protocol.TCP);
        block.refuseOthers();
        return host.flatMap(name -> ports.map(list -> new Endpoint(name, list, protocol)));
    }

    private static Optional<VolumeMount> volumeMount(SettingsReader block) {
        Optional<String> driver = required(block, "driver");
        Optional<String> directory = required(block, "container_dir");
        boolean readOnly = block.word("mode", Set.of("r", "rw")).orElse("rw").equals("r");
        block.word("device_type", Set.of("shared"));
        Optional<SettingsReader> device = block.block("device");
        if (device.isEmpty()) {
            block.problem("device", "'device' is missing: say which volume_id to mount.");
        }
        Optional<String> volume = device.flatMap(inner -> required(inner, "volume_id"));
        ObjectNode configuration =
                device.flatMap(inner -> inner.object("mount_config"))
                        .orElseGet(ScriptReader::nothing);
        device.ifPresent(SettingsReader::refuseOthers);
        block.refuseOthers();
        if (driver.isEmpty() || directory.isEmpty() || volume.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new VolumeMount(
                        driver.get(), directory.get(), readOnly, volume.get(), configuration));
    }

    private static Optional<String> required(SettingsReader block, String key) {
        if (block.value(key).isEmpty()) {
            block.problem(key, "'" + key + "' is missing.");
        }
        return block.text(key);
    }

    /// An absolute URL, which may contain placeholders.
    static Optional<String> url(SettingsReader settings, String key) {
        Optional<String> template = settings.text(key);
        if (template.filter(text -> !isAbsolute(SAMPLE.url(text))).isPresent()) {
            settings.problem(
                    key, "'" + key + "' must be an absolute URL such as https://example.com.");
            return Optional.empty();
        }
        return template;
    }

    private static boolean isAbsolute(String url) {
        try {
            return new URI(url).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Script.Lifetime lifetime(SettingsReader settings) {
        Optional<Duration> expiresAfter = settings.duration("expires-after");
        Optional<Duration> renewBefore = settings.duration("renew-before");
        if (renewBefore.isPresent()
                && expiresAfter.isPresent()
                && renewBefore.get().compareTo(expiresAfter.get()) > 0) {
            settings.problem(
                    "renew-before", "'renew-before' must not be longer than 'expires-after'.");
            return new Script.Lifetime(expiresAfter, Optional.empty());
        }
        return new Script.Lifetime(expiresAfter, renewBefore);
    }
}
