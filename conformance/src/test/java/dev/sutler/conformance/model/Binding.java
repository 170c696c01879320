package dev.sutler.conformance.model;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A service binding of the model broker.
public final class Binding extends Resource {

    private static final DateTimeFormatter PATTERN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.S'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration SPARE = Duration.ofDays(7);

    private final ObjectNode identity;
    private final Plan plan;
    private final String secret;
    private final Instant made;

    /// @param identity what makes two requests for it the same
    Binding(
            String id,
            ObjectNode identity,
            ObjectNode parameters,
            Plan plan,
            String secret,
            Instant made) {
        super(id, parameters);
        this.identity = identity;
        this.plan = plan;
        this.secret = secret;
        this.made = made;
    }

    /// What makes two requests for it the same.
    ObjectNode identity() {
        return identity;
    }

    Plan plan() {
        return plan;
    }

    /// What a platform is told of it when it is there.
    ObjectNode described() {
        ObjectNode body = Json.object();
        body.putObject("metadata")
                .put("expires_at", PATTERN.format(made.plus(LIFE)))
                .put("renew_before", PATTERN.format(made.plus(LIFE).minus(SPARE)));
        if (plan.requires("syslog_drain")) {
            body.put("syslog_drain_url", "syslog-tls://logs.example.com:6514");
        } else if (plan.requires("route_forwarding")) {
            body.put("route_service_url", "https://route.example.com/" + secret);
        } else if (plan.requires("volume_mount")) {
            volume(body);
        } else {
            credentials(body);
        }
        return body;
    }

    private static void volume(ObjectNode body) {
        ObjectNode mount = body.putArray("volume_mounts").addObject();
        mount.put("driver", "model").put("container_dir", "/data").put("mode", "rw");
        mount.put("device_type", "shared").putObject("device").put("volume_id", "volume-1");
    }

    private void credentials(ObjectNode body) {
        String uri = "model://user:" + secret + "@model.example.com:5432/data";
        body.putObject("credentials").put("uri", uri).put("password", secret);
        ObjectNode endpoint = body.putArray("endpoints").addObject();
        endpoint.put("host", "model.example.com").put("protocol", "tcp");
        endpoint.putArray("ports").add("5432").add("9000-9010");
    }

    ObjectNode fetched() {
        ObjectNode body = described();
        return body.set("parameters", parameters().deepCopy());
    }
}
