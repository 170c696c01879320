package dev.sutler.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Room for operations in all and per provider.
final class SlotsTest {

    private final Slots slots = new Slots(4, 2);

    @Test
    void aProviderGetsItsShareAndNoMore() {
        assertThat(slots.take("a")).isPresent();
        Slots.Place second = slots.take("a").orElseThrow();
        assertThat(slots.take("a")).isEmpty();
        assertThat(slots.full()).containsExactly("a");
        assertThat(slots.take("b")).isPresent();
        assertThat(second.leave()).as("somebody may have waited").isTrue();
        assertThat(slots.full()).isEmpty();
        assertThat(slots.take("a")).isPresent();
    }

    @Test
    void aFullProviderDoesNotKeepOthersFromBeingClaimed() {
        assertThat(slots.take("a")).isPresent();
        assertThat(slots.take("a")).isPresent();
        assertThat(slots.takeAny()).isEqualTo(2);
        assertThat(slots.takeAny()).as("all is taken").isZero();
        assertThat(slots.saturated()).isTrue();
    }

    @Test
    void whatIsClaimedCouldBeOfAnyProvider() {
        assertThat(slots.take("a")).isPresent();
        assertThat(slots.takeAny()).as("no more than fit, were they all of that one").isOne();
        assertThat(slots.take("a")).isEmpty();
        Slots.Place place = slots.any();
        place.of("b");
        assertThat(slots.take("a")).as("now it is known that it was not").isPresent();
        assertThat(place.leave()).isFalse();
    }

    @Test
    void whatWasTakenInVainComesBack() {
        assertThat(slots.takeAny()).isEqualTo(2);
        slots.giveBack(2);
        assertThat(slots.take("a")).isPresent();
        assertThat(slots.take("a")).isPresent();
        assertThat(slots.takeAny()).isEqualTo(2);
    }

    @Test
    void whateverHappensNoShareIsExceededAndNothingIsLost() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<Slots.Place> unknown = new ArrayList<>();
        List<Slots.Place> known = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            String provider = random.nextBoolean() ? "a" : "b";
            switch (random.nextInt(5)) {
                case 0 -> slots.take(provider).ifPresent(known::add);
                case 1 -> {
                    int taken = slots.takeAny();
                    int used = random.nextInt(taken + 1);
                    slots.giveBack(taken - used);
                    for (int i = 0; i < used; i++) {
                        unknown.add(slots.any());
                    }
                }
                case 2 -> any(unknown, random).ifPresent(Slots.Place::leave);
                case 3 -> any(known, random).ifPresent(Slots.Place::leave);
                default ->
                        any(unknown, random)
                                .ifPresent(
                                        place -> {
                                            place.of(provider);
                                            known.add(place);
                                        });
            }
            assertThat(known.size() + unknown.size()).isLessThanOrEqualTo(4);
            assertThat(slots.saturated()).isEqualTo(known.size() + unknown.size() == 4);
        }
        unknown.forEach(Slots.Place::leave);
        known.forEach(Slots.Place::leave);
        assertThat(slots.takeAny()).isEqualTo(2);
    }

    private static Optional<Slots.Place> any(List<Slots.Place> places, RandomGenerator random) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(places.remove(random.nextInt(places.size())));
    }
}
