package dev.sutler.gitops.files;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Values for tests.
final class Samples {

    static final String INSTANCE = "9f0c7a10-1111-4222-8333-444455556666";
    static final String BINDING = "77aa0000-1111-4222-8333-444455556666";
    static final String SERVICE = "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01";
    static final String PLAN = "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02";

    static final ObjectNode OFFERING =
            json(
                    """
                    {'id': '5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01', 'name': 'managed-vnet',
                     'description': 'Routed network in your subscription', 'bindable': true,
                     'instances_retrievable': true, 'plan_updateable': true, 'tags': ['network'],
                     'metadata': {'tenantAware': true},
                     'plans': [{'id': '5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02', 'name': 'small',
                                'description': '/27', 'free': false,
                                'maintenance_info': {'version': '1.0.0'}}]}
                    """);

    static final Stamp STAMP =
            new Stamp(
                    "0c5f9b1e-7a52-4a31-9d5e-1b9d62a0c001",
                    7,
                    Instant.parse("2026-03-01T12:30:00Z"),
                    Optional.empty(),
                    Optional.empty());

    private Samples() {}

    /// JSON with single quotes.
    static ObjectNode json(String text) {
        return Json.MAPPER.readTree(text).asObject();
    }

    static InstanceFile instance(ObjectNode parameters) {
        return new InstanceFile(
                INSTANCE,
                SERVICE,
                PLAN,
                OFFERING,
                Optional.of(
                        json(
                                "{'platform': 'meshmarketplace', 'user_id': '1b2c3d',"
                                        + " 'user_euid': 'jane@example.org'}")),
                parameters,
                Optional.of(
                        json(
                                "{'platform': 'meshmarketplace', 'permission_url': null,"
                                        + " 'project_id': 'webshop-dev', 'auth_url': null,"
                                        + " 'customer_id': 'webshop', 'token_url': null}")),
                false,
                Optional.empty());
    }

    static BindingFile binding(ObjectNode bindResource) {
        return new BindingFile(
                BINDING,
                INSTANCE,
                Optional.of(SERVICE),
                Optional.of(PLAN),
                Optional.of(
                        json(
                                "{'platform': 'meshmarketplace', 'user_id': '1b2c3d',"
                                        + " 'user_euid': 'jane@example.org'}")),
                json("{}"),
                Optional.of(bindResource),
                Optional.of(
                        json(
                                "{'platform': 'meshmarketplace', 'project_id': 'webshop-dev',"
                                        + " 'customer_id': 'webshop'}")),
                false,
                Optional.empty());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// What is in a file that must be sound.
    static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T> bad -> throw new AssertionError(bad.sentence());
        };
    }

    /// What is wrong with a file that must not be sound.
    static String bad(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Good<?> _ -> throw new AssertionError("sound, and should not be");
            case Parsed.Bad<?> bad -> bad.sentence();
        };
    }

    /// Apart, since it must be there before the samples are.
    private static final class Json {

        static final JsonMapper MAPPER =
                JsonMapper.builder()
                        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .build();
    }
}
