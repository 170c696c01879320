package dev.sutler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Confirmation;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Expected;
import dev.sutler.spi.Found;
import dev.sutler.spi.Found.Mark;
import dev.sutler.spi.Inventory;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.RepairRequest;
import dev.sutler.spi.RepairRequest.Handed;
import dev.sutler.spi.ServiceInstance;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The suite that every provider with the power [Inventory] passes, beside [ProviderContract].
///
/// It tests what the power promises: everything that was made is listed, once and as ours, and
/// nothing of another broker is; nothing is removed or repaired without confirmation; what is
/// removed is gone and nothing else is; credentials that were handed out work again after a repair.
public abstract class InventoryContract {

    private static final String OTHER_SERVICE = "another-service-id";

    /// The provider's fixture, on a back end that other brokers may use as well.
    protected abstract ProviderFixture fixture();

    /// A provider of another broker on the same back end.
    protected abstract Provider anotherBrokers();

    /// Takes away what a binding needs to work, behind the provider's back.
    ///
    /// @param details what was handed out for it
    protected abstract void sabotage(BindingDetails details) throws Exception;

    private Inventory inventory() {
        return (Inventory) fixture().provider(Cut.never());
    }

    private String service() {
        return fixture().plan().serviceId();
    }

    private List<Found> listed(Inventory inventory, String serviceId, String instanceId) {
        List<Found> found = new ArrayList<>();
        inventory.list(serviceId, found::add);
        return found.stream()
                .filter(each -> each.instanceId().filter(instanceId::equals).isPresent())
                .toList();
    }

    @Test
    void whatWasMadeIsListedOnceAndAsOurs() {
        ProviderActor actor = new ProviderActor(fixture());
        ServiceInstance instance = actor.provisioned("inventory-listed");
        BindingDetails details = actor.bound(instance, "b");

        List<Found> found = listed(inventory(), service(), instance.id());

        assertThat(found).extracting(Found::mark).containsExactly(Mark.OURS, Mark.OURS);
        assertThat(found)
                .extracting(Found::kind)
                .containsExactlyInAnyOrder(Found.Kind.INSTANCE, Found.Kind.BINDING);
        assertThat(found)
                .extracting(Found::bindingId)
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of("b"));
        assertThat(listed(inventory(), OTHER_SERVICE, instance.id()))
                .as("by another offering")
                .isEmpty();
        actor.unbound(instance, "b", details);
        actor.deprovisioned(instance);
        assertThat(listed(inventory(), service(), instance.id())).isEmpty();
    }

    @Test
    void anotherBrokersThingsAreForeign() {
        ProviderActor actor = new ProviderActor(fixture());
        ServiceInstance instance = actor.provisioned("inventory-foreign");
        try (Provider other = anotherBrokers()) {
            assertThat(listed((Inventory) other, service(), instance.id()))
                    .extracting(Found::mark)
                    .containsOnly(Mark.FOREIGN);
        } catch (Exception failed) {
            throw new AssertionError("it could not be closed", failed);
        }
        actor.deprovisioned(instance);
    }

    @Test
    void nothingIsRemovedWithoutConfirmationAndNothingElseWithIt() throws Exception {
        ProviderActor actor = new ProviderActor(fixture());
        ServiceInstance bystander = actor.provisioned("inventory-bystander");
        BindingDetails details = actor.bound(bystander, "b");
        Set<String> before = fixture().leftovers();
        ServiceInstance orphan = actor.provisioned("inventory-orphan");
        actor.bound(orphan, "b");
        Set<String> with = fixture().leftovers();
        Inventory inventory = inventory();

        for (Found each : listed(inventory, service(), orphan.id())) {
            assertThat(inventory.removeOrphan(service(), each, () -> false))
                    .isInstanceOf(Progress.Failed.class);
        }
        assertThat(fixture().leftovers()).isEqualTo(with);
        for (Found each : listed(inventory, service(), orphan.id())) {
            assertThat(inventory.removeOrphan(service(), each, () -> true))
                    .isEqualTo(Progress.gone());
        }

        assertThat(fixture().leftovers()).isEqualTo(before);
        fixture().assertUsable(details);
        actor.unbound(bystander, "b", details);
        actor.deprovisioned(bystander);
    }

    @Test
    void whatChangedSinceItWasListedStays() throws Exception {
        ProviderActor actor = new ProviderActor(fixture());
        ServiceInstance instance = actor.provisioned("inventory-changed");
        Set<String> before = fixture().leftovers();
        Inventory inventory = inventory();
        for (Found each : listed(inventory, service(), instance.id())) {
            Found otherwise =
                    new Found(
                            each.name(),
                            each.kind(),
                            each.mark(),
                            Optional.of("somebody else"),
                            each.bindingId(),
                            each.description());
            assertThat(inventory.removeOrphan(service(), otherwise, () -> true))
                    .isInstanceOf(Progress.Failed.class);
        }
        assertThat(fixture().leftovers()).isEqualTo(before);
        actor.deprovisioned(instance);
    }

    @Test
    void whatIsMissingIsToldAndMadeAgainAsItWasHandedOut() throws Exception {
        ProviderActor actor = new ProviderActor(fixture());
        ServiceInstance instance = actor.provisioned("inventory-drift");
        BindingDetails details = actor.bound(instance, "b");
        var binding = SampleRequests.binding("b");
        Expected expected = new Expected(instance, List.of(binding));
        Inventory inventory = inventory();
        assertThat(inventory.compare(List.of(expected))).isEmpty();

        sabotage(details);
        fixture().assertUseless(details);
        List<Drift> drifts = inventory.compare(List.of(expected));

        assertThat(drifts).isNotEmpty().allMatch(Drift::repairable);
        assertThat(drifts).extracting(Drift::bindingId).containsOnly(Optional.of("b"));
        RepairRequest request =
                new RepairRequest(
                        instance,
                        Optional.of(
                                new Handed(binding, details.credentials(), details.validity())));
        Confirmation no = () -> false;
        assertThat(inventory.repair(request, no)).isInstanceOf(Progress.Failed.class);
        fixture().assertUseless(details);
        assertThat(inventory.repair(request, () -> true))
                .isEqualTo(Progress.done(Inventory.Repaired.REPAIRED));
        assertThat(inventory.compare(List.of(expected))).isEmpty();
        fixture().assertUsable(details);
        actor.unbound(instance, "b", details);
        actor.deprovisioned(instance);
    }
}
