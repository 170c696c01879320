package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class ModelOperationsTest {

    private static final String SMALL = "database-small";
    private static final String SLOW = ",'parameters':{'slow':true}";

    @Test
    void anAsynchronousPlanNeedsAPlatformThatWaits() {
        try (ModelBroker broker = ModelBroker.start(Mode.ASYNCHRONOUS, Optional.empty());
                Platform platform = new Platform(broker, false)) {
            Answer refused = platform.provision("i", SMALL, "");
            assertThat(refused.textAt("/error")).isEqualTo("AsyncRequired");
            assertThat(platform.fetch("i").status()).isEqualTo(404);
        }
    }

    @Test
    void whileSomethingIsDoneOthersWait() {
        try (ModelBroker broker = ModelBroker.start(Mode.ASYNCHRONOUS, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            Answer first = platform.provision("i", SMALL, SLOW);
            Answer repeat = platform.provision("i", SMALL, SLOW);
            assertThat(repeat.status()).isEqualTo(202);
            assertThat(repeat.textAt("/operation")).isEqualTo(first.textAt("/operation"));
            assertThat(platform.provision("i", SMALL, "").status()).isEqualTo(409);
            assertThat(platform.fetch("i").status()).isEqualTo(404);
            assertThat(platform.update("i", SMALL, "").textAt("/error"))
                    .isEqualTo("ConcurrencyError");
            assertThat(platform.bind("i", "b", SMALL, "").textAt("/error"))
                    .isEqualTo("ConcurrencyError");
            assertThat(platform.end(first)).isEqualTo("succeeded");
            Answer update = platform.update("i", SMALL, SLOW);
            assertThat(platform.update("i", SMALL, SLOW).textAt("/operation"))
                    .isEqualTo(update.textAt("/operation"));
            assertThat(platform.deprovision("i", SMALL).status()).isEqualTo(422);
            assertThat(platform.fetch("i").status()).isEqualTo(422);
            assertThat(platform.end(update)).isEqualTo("succeeded");
        }
    }

    @Test
    void aDeletionStopsWhatIsBeingMade() {
        try (ModelBroker broker = ModelBroker.start(Mode.ASYNCHRONOUS, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            Answer made = platform.provision("i", SMALL, SLOW);
            Answer deleted = platform.deprovision("i", SMALL);
            assertThat(platform.end(made)).isEqualTo("failed");
            assertThat(platform.end(deleted)).isEqualTo("succeeded");
            assertThat(broker.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        }
    }

    @Test
    void inTheMixedModeThePlatformMayChoose() {
        try (ModelBroker broker = ModelBroker.start(Mode.MIXED, Optional.empty());
                Platform waits = new Platform(broker, true);
                Platform hurries = new Platform(broker, false)) {
            assertThat(hurries.provision("one", SMALL, "").status()).isEqualTo(201);
            assertThat(waits.provision("two", SMALL, "").status()).isEqualTo(202);
            Answer refused =
                    hurries.provision("three", "database-medium", ",'parameters':{'storage':1}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(waits.provision("four", "database-large", "").status()).isEqualTo(201);
        }
    }
}
