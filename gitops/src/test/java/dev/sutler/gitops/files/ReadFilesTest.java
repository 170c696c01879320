package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.bad;
import static dev.sutler.gitops.files.Samples.bytes;
import static dev.sutler.gitops.files.Samples.good;
import static dev.sutler.gitops.files.Samples.json;
import static dev.sutler.gitops.files.Samples.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What is read, from whoever wrote it.
class ReadFilesTest {

    private static final String INSTANCE =
            """
            serviceInstanceId: i-1
            serviceDefinitionId: s-1
            planId: 007
            """;

    @ParameterizedTest
    @EnumSource(Style.class)
    void anInstanceIsReadAsItWasWritten(Style style) {
        InstanceFile sample =
                Samples.instance(json("{'size': 99.90, 'big': 12345678901234567890}"));
        InstanceFile stamped =
                new InstanceFile(
                        sample.instanceId(),
                        sample.serviceId(),
                        sample.planId(),
                        ServiceCopy.read(ServiceCopy.of(sample)),
                        sample.originatingIdentity(),
                        sample.parameters(),
                        sample.context(),
                        true,
                        Optional.of(Samples.STAMP));

        assertThat(good(Files.instance(Files.write(stamped, style)))).isEqualTo(stamped);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void aBindingIsReadAsItWasWritten(Style style) {
        BindingFile binding =
                Samples.binding(json("{'tenant_id': 't-1', 'app_guid': 'a-1', 'route': 'r'}"));

        assertThat(good(Files.binding(Files.write(binding, style)))).isEqualTo(binding);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        InstanceFile instance = good(Files.instance(bytes(INSTANCE)));

        assertThat(instance.planId()).isEqualTo("007");
        assertThat(instance.parameters()).isEmpty();
        assertThat(instance.serviceDefinition()).isEmpty();
        assertThat(instance.originatingIdentity()).isEmpty();
        assertThat(instance.context()).isEmpty();
        assertThat(instance.deleted()).isFalse();
        assertThat(instance.stamp()).isEmpty();
        assertThat(good(Files.instance(bytes(INSTANCE + "context: null\nparameters:\n"))))
                .isEqualTo(instance);
    }

    @Test
    void bindingsFromBeforeBindResourcesAreRead() {
        BindingFile binding =
                good(
                        Files.binding(
                                bytes(
                                        """
                                        bindingId: "b-1"
                                        serviceInstanceId: "i-1"
                                        serviceDefinitionId: null
                                        planId: null
                                        originatingIdentity: !<cloudfoundry>
                                          platform: "cloudfoundry"
                                        parameters: {}
                                        context: null
                                        deleted: true
                                        """)));

        assertThat(binding.bindResource()).isEmpty();
        assertThat(binding.serviceId()).isEmpty();
        assertThat(binding.originatingIdentity()).hasValue(json("{'platform': 'cloudfoundry'}"));
        assertThat(binding.deleted()).isTrue();
    }

    @Test
    void snakeCaseIsReadToo() {
        InstanceFile instance =
                good(
                        Files.instance(
                                bytes(
                                        """
                                        service_instance_id: i-1
                                        service_definition_id: s-1
                                        plan_id: p-1
                                        service_definition:
                                          id: s-1
                                          plan_updateable: true
                                          plans: [{id: p-1, schemas: {service_instance: {}}}]
                                        originating_identity: {platform: x}
                                        deleted: "true"
                                        of_a_later_release: [1, 2]
                                        """)));

        assertThat(instance.planId()).isEqualTo("p-1");
        assertThat(instance.deleted()).isTrue();
        assertThat(instance.serviceDefinition())
                .isEqualTo(
                        json(
                                "{'id': 's-1', 'plan_updateable': true, 'plans': [{'id': 'p-1',"
                                        + " 'schemas': {'service_instance': {}}}]}"));
    }

    @Test
    void theSecretOfADashboardIsNeitherWrittenNorRead() {
        ObjectNode offering = Samples.OFFERING.deepCopy();
        offering.set(
                "dashboard_client",
                json("{'id': 'd-1', 'secret': 'S3CRET', 'redirect_uri': 'https://d.example.org'}"));
        InstanceFile instance = of(offering);

        String written = text(Files.write(instance, Style.PLAIN));

        assertThat(written)
                .doesNotContain("S3CRET")
                .contains(
                        """
                          dashboardClient:
                            id: "d-1"
                            secret: null
                            redirectUri: "https://d.example.org"
                        """);
        String foreign = written.replace("secret: null", "secret: \"S3CRET\"");
        assertThat(good(Files.instance(bytes(foreign))).serviceDefinition().get("dashboard_client"))
                .isEqualTo(json("{'id': 'd-1', 'redirect_uri': 'https://d.example.org'}"));
    }

    @Test
    void imagesStayOutOfTheCopyWhenTheyShall() {
        ObjectNode offering = Samples.OFFERING.deepCopy();
        offering.set(
                "metadata",
                json(
                        "{'imageUrl': 'data:image/png;base64,AAAA', 'more': ['DATA:,x', 'data'],"
                                + " 'link': 'https://example.org/x.png'}"));

        assertThat(of(offering).withoutImages().serviceDefinition().get("metadata"))
                .isEqualTo(json("{'more': ['data'], 'link': 'https://example.org/x.png'}"));
        assertThat(offering.get("metadata").has("imageUrl")).isTrue();
    }

    @Test
    void aPlanThatLeftTheCatalogStandsInTheCopyNevertheless() {
        ObjectNode offering = Samples.OFFERING.deepCopy();
        offering.set("plans", json("{'x': [{'id': 'other', 'name': 'o'}]}").get("x"));

        assertThat(text(Files.write(of(offering), Style.PLAIN)))
                .contains(
                        """
                          - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
                            name: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
                            description: ""
                            metadata: {}
                            schemas: null
                            free: true
                        """);
    }

    private static InstanceFile of(ObjectNode offering) {
        InstanceFile sample = Samples.instance(json("{}"));
        return new InstanceFile(
                sample.instanceId(),
                sample.serviceId(),
                sample.planId(),
                offering,
                sample.originatingIdentity(),
                sample.parameters(),
                sample.context(),
                false,
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deleted: maybe",
                "parameters: [S3CRET]",
                "context: S3CRET",
                "serviceDefinition: 3",
                "operation: o-1",
                "operation: o-1\nepoch: 1.5\nrequestedAt: 2026-03-01T12:30:00Z",
                "operation: o-1\nepoch: 1\nrequestedAt: S3CRET",
                "operation: {a: b}"
            })
    void whatHasTheWrongTypeIsRefused(String line) {
        assertThat(bad(Files.instance(bytes(INSTANCE + line + "\n"))))
                .contains("`")
                .doesNotContain("S3CRET");
    }

    @Test
    void aProblemNamesItsLine() {
        assertThat(bad(Files.instance(bytes(INSTANCE + "deleted: maybe"))))
                .isEqualTo("line 4: `deleted` must be `true` or `false`");
        assertThat(bad(Files.instance(bytes("# nothing\n"))))
                .isEqualTo("`serviceInstanceId` is missing or empty");
    }
}
