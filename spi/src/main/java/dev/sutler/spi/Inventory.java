package dev.sutler.spi;

import java.util.List;
import java.util.function.Consumer;

/// Optional power: the provider can say what exists in its back end, compare that with what should
/// be there, and put right what differs.
///
/// **Whose is it.** Several offerings, and several brokers, may share one back end. Whatever a
/// provider makes it marks with [ProviderEnvironment#brokerId()] and the offering's id, so that it
/// can tell later. What carries another broker's mark is [Found.Mark#FOREIGN] and must never be
/// touched. What carries another offering's mark is not listed at all. What carries no mark, or one
/// that contradicts its name, is [Found.Mark#UNKNOWN]: that it looks like ours is no proof.
///
/// **Confirm under the lock.** Sutler's knowledge may be old by the time a method here runs. A
/// method that changes anything takes the lock that keeps the provider's other calls for the same
/// thing out, looks at the back end again, then asks [Confirmation#holds()], and changes nothing
/// unless both still say so. Since an instance is in the store before its provider is called, what
/// is confirmed under that lock stays true until the lock is let go.
///
/// Every method may throw: then its outcome is unknown, and it is called again another time.
///
/// `dev.sutler.testkit.InventoryContract` is the test suite that every such provider passes.
public interface Inventory {

    /// Lists what exists, one by one, in no order and without keeping all of it in memory. One
    /// service instance, or binding, is one item, of however many parts it consists.
    ///
    /// @param serviceId the offering
    /// @param visitor is told of each; what it throws ends the listing
    void list(String serviceId, Consumer<Found> visitor);

    /// Compares what should be there with what is. Called for some hundreds of instances at a time.
    ///
    /// @param expected instances that are ready, each with all of its bindings that are
    /// @return what differs; empty when nothing does
    List<Drift> compare(List<Expected> expected);

    /// Removes something that belongs to no instance and no binding. Refuses when it is in use,
    /// when it is not what was listed any more, and when removing it would remove anything else.
    Progress<Gone> removeOrphan(String serviceId, Found orphan, Confirmation confirmation);

    /// Makes again what is missing of an instance or a binding, and sets right what differs. It
    /// never makes data that was lost look as if it had never been there: a database that is gone
    /// is not replaced by an empty one. Credentials that were handed out work as before.
    Progress<Repaired> repair(RepairRequest request, Confirmation confirmation);

    /// The result of a repair.
    enum Repaired {
        /// All is as it should be.
        REPAIRED
    }
}
