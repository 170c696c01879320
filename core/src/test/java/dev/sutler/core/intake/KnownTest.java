package dev.sutler.core.intake;

import static dev.sutler.core.intake.Findings.account;
import static dev.sutler.core.intake.Findings.binding;
import static dev.sutler.core.intake.Findings.instance;
import static dev.sutler.core.intake.Findings.json;
import static dev.sutler.core.intake.Findings.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.intake.Account.Word;
import dev.sutler.core.intake.IntakeStore.Reception;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredInstance;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

/// What a store that knows an id says to what was found.
final class KnownTest {

    private static final Intake HERE =
            Intakes.of(
                    instance(
                            account(false, Word.SUCCEEDED),
                            binding("b", account(false, Word.SUCCEEDED)),
                            binding("old", account(true, Word.SUCCEEDED))),
                    terms());

    private static final Intake GONE = Intakes.of(instance(account(true, Word.SUCCEEDED)), terms());

    private static Known there(StoredInstance instance, String... bindings) {
        return new Known(Optional.of(instance), Set.of(bindings), true);
    }

    private static StoredInstance stored() {
        return HERE.instance().orElseThrow();
    }

    @Test
    void whatNobodyKnowsIsTaken() {
        Known unknown = new Known(Optional.empty(), Set.of(), false);

        assertThat(unknown.receive(HERE)).isEqualTo(new Reception.Taken());
        assertThat(unknown.receive(GONE)).isEqualTo(new Reception.Taken());
    }

    @Test
    void theSameIsThereAlready() {
        assertThat(there(stored(), "b").receive(HERE)).isEqualTo(new Reception.AlreadyThere());
    }

    @Test
    void whatIsGoneInBothPlacesIsKnown() {
        assertThat(new Known(Optional.empty(), Set.of(), true).receive(GONE))
                .isEqualTo(new Reception.AlreadyThere());
    }

    @Test
    void whatWasRemovedHereIsNotBroughtBack() {
        assertThat(new Known(Optional.empty(), Set.of(), true).receive(HERE))
                .isInstanceOf(Reception.Differs.class);
    }

    @Test
    void everyDifferenceIsTold() {
        StoredInstance found = stored();
        InstanceShape shape =
                new InstanceShape(
                        "large",
                        json("{'cidr': '10.9.0.0/27'}"),
                        found.shape().context(),
                        Optional.empty());
        StoredInstance other =
                new StoredInstance(
                        found.id(),
                        "cf",
                        "queue",
                        found.tenancy(),
                        shape,
                        found.status(),
                        found.output());

        Reception reception = there(other, "old", "more").receive(HERE);

        assertThat(reception).isInstanceOf(Reception.Differs.class);
        assertThat(reception.toString())
                .contains("cf", "queue", "large", "parameters", "no binding b", "more", "old")
                .doesNotContain("10.9.0.0")
                .doesNotContain("10.1.0.0");
    }

    @Test
    void whatIsThereAndWasFoundToBeGoneIsTold() {
        assertThat(there(stored(), "b").receive(GONE)).isInstanceOf(Reception.Differs.class);
    }
}
