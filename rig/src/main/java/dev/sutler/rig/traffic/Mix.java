package dev.sutler.rig.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What clients do, and how often.
///
/// @param clients how many there are
/// @param offers each life picks one of these; what stands here twice is picked twice as often
/// @param twins the share of requests that are sent to another broker at the same time
/// @param conflicts the share of requests that are contradicted
/// @param halts the share of instances that are deleted while they are provisioned
/// @param left the share of instances that are left alone once they are there
/// @param patience how long a client tries to get something done
public record Mix(
        int clients,
        List<Offer> offers,
        double twins,
        double conflicts,
        double halts,
        double left,
        Duration patience) {

    public Mix {
        offers = List.copyOf(offers);
    }

    /// The same, and what a pipeline makes as well.
    public Mix withRepository() {
        List<Offer> more = new ArrayList<>(offers);
        more.addAll(Collections.nCopies(Math.max(1, offers.size() / 3), Offer.repository()));
        return new Mix(clients, more, twins, conflicts, halts, left, patience);
    }

    /// What the storm is for.
    public static Mix of(int clients) {
        Offer database = Offer.database();
        return new Mix(
                clients,
                List.of(
                        database,
                        database,
                        database,
                        Offer.scripted("rig-sync"),
                        Offer.scripted("rig-sync"),
                        Offer.scripted("rig-async"),
                        Offer.scripted("rig-async"),
                        Offer.scripted("rig-slow"),
                        Offer.scripted("rig-slow"),
                        Offer.scripted("rig-throws"),
                        Offer.scripted("rig-throws"),
                        Offer.scripted("rig-doomed"),
                        Offer.scripted("rig-doomed-bindings")),
                0.1,
                0.1,
                0.1,
                0.2,
                Duration.ofSeconds(60));
    }
}
