package dev.sutler.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A secret does not come out by accident, whatever is done with it or with what holds it.
final class SecretTest {

    private static final String CANARY = "canary-4711";
    private static final Secret<String> SECRET = Secret.of(CANARY);

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("password", CANARY);
    }

    @Test
    void aSecretPrintsAsAFixedText() {
        assertThat(SECRET).hasToString("[secret]");
        assertThat("%s %20s %S".formatted(SECRET, SECRET, SECRET))
                .doesNotContainIgnoringCase(CANARY);
        assertThat(List.of(Optional.of(SECRET), Map.of("k", SECRET)).toString())
                .doesNotContain(CANARY);
        assertThat(new IllegalArgumentException("refused: " + SECRET).getMessage())
                .doesNotContain(CANARY);
    }

    @Test
    void jacksonWritesTheFixedTextHoweverItIsSetUp() {
        JsonMapper curious =
                JsonMapper.builder()
                        .changeDefaultVisibility(all -> all.with(Visibility.ANY))
                        .build();

        for (JsonMapper mapper : List.of(JsonMapper.shared(), curious)) {
            assertThat(mapper.writeValueAsString(Map.of("k", SECRET)))
                    .isEqualTo("{\"k\":\"[secret]\"}");
            assertThat(mapper.valueToTree(SECRET).toString()).isEqualTo("\"[secret]\"");
        }
    }

    @Test
    void javaDoesNotSerialiseIt() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatExceptionOfType(NotSerializableException.class)
                    .isThrownBy(() -> out.writeObject(SECRET));
        }
    }

    @Test
    void itsHashCodeTellsNothing() {
        assertThat(SECRET).isEqualTo(Secret.of(CANARY)).isNotEqualTo(Secret.of("canary-4712"));
        assertThat(SECRET.hashCode()).isEqualTo(Secret.of("another").hashCode());
        assertThat(Secret.of(json())).isEqualTo(Secret.of(json()));
    }

    @Test
    void whatHoldsSecretsPrintsWithoutThem() {
        ServiceInstance instance =
                new ServiceInstance(
                        "i",
                        new Plan("s", "p", "plan", JsonNodeFactory.instance.objectNode()),
                        json(),
                        json(),
                        Optional.empty(),
                        json());
        ServiceBinding binding =
                new ServiceBinding("b", json(), json(), json(), Optional.empty(), json());
        BindingDetails.Delivery delivery =
                new BindingDetails.Delivery(
                        Optional.of("syslog://u:" + CANARY + "@logs"),
                        Optional.of("https://u:" + CANARY + "@proxy"),
                        List.of(new VolumeMount("nfs", "/data", true, "v", json())));

        Stream.of(
                        instance,
                        binding,
                        new ProvisionRequest(instance, Optional.empty()),
                        new UpdateRequest(instance, instance, Optional.empty()),
                        new BindRequest(instance, binding, Optional.of(binding), Optional.empty()),
                        new UnbindRequest(instance, binding, Optional.of(json()), Optional.empty()),
                        new DeprovisionRequest(instance, Optional.of(json()), Optional.empty()),
                        delivery,
                        delivery.volumeMounts(),
                        new BindingDetails(
                                Optional.of(Secret.of(json())),
                                List.of(),
                                delivery,
                                Validity.UNLIMITED,
                                json()),
                        Progress.working(json(), Duration.ZERO, "Working."))
                .forEach(each -> assertThat(each.toString()).doesNotContain(CANARY));
    }
}
