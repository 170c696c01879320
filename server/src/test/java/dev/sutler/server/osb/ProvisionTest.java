package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Tenancy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Optional;
import java.util.UUID;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisionTest {

    private static final UUID OPERATION = new UUID(1, 2);

    private final BrokerUnderTest server = new BrokerUnderTest();

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeAll
    void answer() {
        server.broker().offers(CannedBroker.catalog("{\"services\":[]}"));
    }

    @BeforeEach
    void forget() {
        server.broker().forget();
        server.broker().answersWith(new Outcome.Accepted(OPERATION, Optional.empty()));
    }

    @Test
    void theWholeBodyBecomesACommand() {
        Reply reply =
                server.put(
                        "/v2/service_instances/i-1?accepts_incomplete=true",
                        """
                        {"service_id": "s", "plan_id": "p",
                         "organization_guid": "o", "space_guid": "sp",
                         "context": {"platform": "cloudfoundry"}, "parameters": {"a": 1.0},
                         "maintenance_info": {"version": "1.2.3"}, "unheard-of": 1}
                        """);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("operation").stringValue()).isEqualTo(OPERATION.toString());
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        Command.Provision command = server.broker().onlyCall(Command.Provision.class);
        assertThat(command.instanceId()).isEqualTo("i-1");
        assertThat(command.plan()).isEqualTo(new PlanChoice("s", "p"));
        assertThat(command.tenancy()).isEqualTo(new Tenancy("o", "sp"));
        assertThat(command.payload().parameters().orElseThrow().toString())
                .isEqualTo("{\"a\":1.0}");
        assertThat(command.payload().maintenanceVersion()).contains("1.2.3");
        assertThat(command.acceptsIncomplete()).isTrue();
        assertThat(command.caller().platform()).isEqualTo("cf");
        assertThat(command.caller().requestId()).isEqualTo(BrokerUnderTest.IDENTITY);
    }
}
