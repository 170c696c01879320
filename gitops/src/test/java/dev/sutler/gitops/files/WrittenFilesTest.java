package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.STAMP;
import static dev.sutler.gitops.files.Samples.json;
import static dev.sutler.gitops.files.Samples.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Files byte by byte: pipelines search them as text.
class WrittenFilesTest {

    private static final String INSTANCE =
            """
            ---
            serviceInstanceId: "9f0c7a10-1111-4222-8333-444455556666"
            serviceDefinitionId: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01"
            planId: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
            serviceDefinition:
              id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01"
              name: "managed-vnet"
              description: "Routed network in your subscription"
              plans:
              - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
                name: "small"
                description: "/27"
                metadata: {}
                schemas: null
                free: false
              bindable: true
              planUpdateable: true
              tags:
              - "network"
              metadata:
                tenantAware: true
              requires: []
              dashboardClient: null
            originatingIdentity: !<PlatformContext>
              platform: "meshmarketplace"
              user_id: "1b2c3d"
              user_euid: "jane@example.org"
            asyncAccepted: true
            parameters:
              cidr: "10.1.0.0/27"
            context: !<PlatformContext>
              platform: "meshmarketplace"
              permission_url: null
              project_id: "webshop-dev"
              auth_url: null
              customer_id: "webshop"
              token_url: null
            deleted: false
            """;

    private static final String BINDING =
            """
            ---
            bindingId: "77aa0000-1111-4222-8333-444455556666"
            serviceInstanceId: "9f0c7a10-1111-4222-8333-444455556666"
            serviceDefinitionId: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01"
            planId: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
            originatingIdentity: !<PlatformContext>
              platform: "meshmarketplace"
              user_id: "1b2c3d"
              user_euid: "jane@example.org"
            parameters: {}
            bindResource:
              tenant_id: "subscription-0815"
              platform: "azure.eu-de-central"
            context: !<PlatformContext>
              platform: "meshmarketplace"
              project_id: "webshop-dev"
              customer_id: "webshop"
            deleted: false
            """;

    private static final ObjectNode CIDR = json("{'cidr': '10.1.0.0/27'}");
    private static final ObjectNode TENANT =
            json("{'tenant_id': 'subscription-0815', 'platform': 'azure.eu-de-central'}");

    @Test
    void anInstanceIsWrittenAsUniPipeWroteIt() {
        assertThat(text(Files.write(Samples.instance(CIDR), Style.TAGGED))).isEqualTo(INSTANCE);
    }

    @Test
    void aBindingIsWrittenAsUniPipeWroteIt() {
        assertThat(text(Files.write(Samples.binding(TENANT), Style.TAGGED))).isEqualTo(BINDING);
    }

    @Test
    void thePlainStyleDiffersInTheTagsAlone() {
        assertThat(text(Files.write(Samples.instance(CIDR), Style.PLAIN)))
                .isEqualTo(INSTANCE.replace(" !<PlatformContext>", ""));
        assertThat(text(Files.write(Samples.binding(TENANT), Style.PLAIN)))
                .isEqualTo(BINDING.replace(" !<PlatformContext>", ""));
    }

    @Test
    void aStatusIsWrittenAsUniPipeWroteIt() {
        assertThat(
                        text(
                                Files.status(
                                        State.IN_PROGRESS,
                                        "preparing service deletion",
                                        Optional.empty())))
                .isEqualTo(
                        """
                        ---
                        status: "in progress"
                        description: "preparing service deletion"
                        """);
    }

    @Test
    void theOperationOfAStatusIsItsLastLine() {
        assertThat(text(Files.status(State.FAILED, "", Optional.of("op-1"))))
                .isEqualTo(
                        """
                        ---
                        status: "failed"
                        description: ""
                        operation: "op-1"
                        """);
    }

    @Test
    void theStampFollowsWhatUniPipeKnows() {
        InstanceFile plain = Samples.instance(CIDR);
        InstanceFile removed =
                new InstanceFile(
                        plain.instanceId(),
                        plain.serviceId(),
                        plain.planId(),
                        plain.serviceDefinition(),
                        Optional.empty(),
                        plain.parameters(),
                        Optional.empty(),
                        true,
                        Optional.of(
                                new Stamp(
                                        STAMP.operation(),
                                        7,
                                        STAMP.requestedAt(),
                                        Optional.of("1.2.0"),
                                        Optional.of(json("{'platform': 'kubernetes'}")))));

        assertThat(text(Files.write(removed, Style.PLAIN)))
                .endsWith(
                        """
                        originatingIdentity: {}
                        asyncAccepted: true
                        parameters:
                          cidr: "10.1.0.0/27"
                        context: null
                        deleted: true
                        operation: "0c5f9b1e-7a52-4a31-9d5e-1b9d62a0c001"
                        epoch: 7
                        requestedAt: "2026-03-01T12:30:00Z"
                        maintenanceVersion: "1.2.0"
                        removedBy:
                          platform: "kubernetes"
                        """);
    }

    @Test
    void whatTheSpecificationKnowsOfABindResourceStandsApart() {
        ObjectNode resource =
                json("{'app_guid': 'a-1', 'tenant_id': 't-1', 'route': 'www.example.org'}");

        assertThat(text(Files.write(Samples.binding(resource), Style.PLAIN)))
                .contains("\nbindResource:\n  tenant_id: \"t-1\"\ncontext:\n")
                .endsWith(
                        """
                        deleted: false
                        boundTo:
                          app_guid: "a-1"
                          route: "www.example.org"
                        """);
    }

    @Test
    void nothingBoundIsAnEmptyMap() {
        assertThat(text(Files.write(Samples.binding(json("{}")), Style.PLAIN)))
                .contains("\nbindResource: {}\n");
    }

    @Test
    void longTextsAreFoldedAndStayOffTheMargin() {
        String longText = "word ".repeat(30) + "end";

        assertThat(text(Files.status(State.FAILED, longText, Optional.empty())))
                .isEqualTo(
                        """
                        ---
                        status: "failed"
                        description: "word word word word word word word word word word word word word word\\
                          \\ word word word word word word word word word word word word word word word word\\
                          \\ end"
                        """);
    }

    @Test
    void cloudFoundryAndKubernetesHaveTagsOfTheirOwn() {
        for (String platform : new String[] {"cloudfoundry", "kubernetes"}) {
            BindingFile binding = Samples.binding(json("{}"));
            ObjectNode context = json("{'platform': '" + platform + "'}");
            BindingFile there =
                    new BindingFile(
                            binding.bindingId(),
                            binding.instanceId(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(context),
                            binding.parameters(),
                            Optional.empty(),
                            Optional.of(context),
                            false,
                            Optional.empty());

            assertThat(text(Files.write(there, Style.TAGGED)))
                    .contains("\nserviceDefinitionId: null\nplanId: null\n")
                    .contains("\noriginatingIdentity: !<" + platform + ">\n")
                    .contains("\ncontext: !<" + platform + ">\n");
        }
    }
}
