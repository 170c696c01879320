package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.bindingDetails;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Permission;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class DeliveriesTest {

    @Test
    void credentialsNeedNoPermission() {
        assertThat(Deliveries.undeclared(Set.of(), bindingDetails())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachKindNeedsItsOwnPermission(Permission permission) {
        BindingDetails details = of(permission);
        assertThat(Deliveries.undeclared(Set.of(permission), details)).isEmpty();
        assertThat(Deliveries.undeclared(EnumSet.complementOf(EnumSet.of(permission)), details))
                .hasValueSatisfying(told -> assertThat(told).contains(permission.word()));
    }

    private static BindingDetails of(Permission permission) {
        Delivery delivery =
                switch (permission) {
                    case SYSLOG_DRAIN ->
                            new Delivery(Optional.of("syslog://l"), Optional.empty(), List.of());
                    case ROUTE_FORWARDING ->
                            new Delivery(Optional.empty(), Optional.of("https://r"), List.of());
                    case VOLUME_MOUNT ->
                            new Delivery(
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(new VolumeMount("nfs", "/d", true, "v", json("{}"))));
                };
        return new BindingDetails(
                Optional.empty(), List.of(), delivery, Validity.UNLIMITED, json("{}"));
    }
}
