package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.mirror.Changes;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Submission;
import dev.sutler.spi.Confirmation;
import dev.sutler.spi.Found;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Inventory.Repaired;
import dev.sutler.spi.Progress;
import dev.sutler.spi.RepairRequest;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Puts back into a repository what should stand there, and has removed what should not.
///
/// What is ready is written down as done: no pipeline has to run for it. Confirmation is asked for
/// on the very commit that is built upon; if that has moved on when it is pushed, all is asked
/// again.
final class Restoration {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 600;
    private static final String DONE = "Recovered from what the broker knows.";

    private final Branch branch;
    private final Desk desk;
    private final InstantSource clock;

    Restoration(Branch branch, Desk desk, InstantSource clock) {
        this.branch = branch;
        this.desk = desk;
        this.clock = clock;
    }

    Progress<Repaired> repair(RepairRequest request, Confirmation confirmation) {
        String id = "repair-" + UUID.randomUUID();
        Place place =
                request.binding()
                        .map(
                                handed ->
                                        Place.ofBinding(
                                                request.instance().id(), handed.binding().id()))
                        .orElseGet(() -> Place.ofInstance(request.instance().id()));
        Restored restored = new Restored(id, place, request);
        return publish(
                new Confirmed(id, "OSB API: Restored " + place.file(), confirmation, restored),
                Progress.done(Repaired.REPAIRED));
    }

    Progress<Gone> remove(Found orphan, Confirmation confirmation) {
        String id = "orphan-" + UUID.randomUUID();
        return publish(
                new Confirmed(
                        id,
                        "OSB API: Marked the orphan " + orphan.name() + " as deleted.",
                        confirmation,
                        new OrphanRemoval(id, orphan)),
                Progress.gone());
    }

    private <R> Progress<R> publish(Edit edit, Progress<R> result) {
        for (int look = 0; look < LOOKS; look++) {
            switch (branch.submit(edit)) {
                case Submission.Published _ -> {
                    return result;
                }
                case Submission.Refused(String reason) -> {
                    return Progress.failed(reason);
                }
                case Submission.Waiting _ -> LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return Progress.tryAgain("The repository does not answer.");
    }

    /// A change that somebody has to agree to at the last moment.
    private final class Confirmed implements Edit {

        private final String key;
        private final String subject;
        private final Confirmation confirmation;
        private final Function<Snapshot, Changes> wish;

        Confirmed(
                String key,
                String subject,
                Confirmation confirmation,
                Function<Snapshot, Changes> wish) {
            this.key = key;
            this.subject = subject;
            this.confirmation = confirmation;
            this.wish = wish;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public Changes changes(Snapshot now) {
            Optional<String> objection = desk.ownership().objection(now);
            if (objection.isPresent()) {
                return new Changes.Refuse(objection.get());
            }
            Changes changes = wish.apply(now);
            return changes instanceof Changes.Write && !confirmation.holds()
                    ? new Changes.Refuse("It is not wanted any more.")
                    : changes;
        }
    }

    /// What is ready, as the repository should have it.
    private final class Restored implements Function<Snapshot, Changes> {

        private final String id;
        private final Place place;
        private final RepairRequest request;

        Restored(String id, Place place, RepairRequest request) {
            this.id = id;
            this.place = place;
            this.request = request;
        }

        @Override
        public Changes apply(Snapshot now) {
            Optional<byte[]> present =
                    now.read(place.file()) instanceof Content.Bytes(byte[] bytes)
                            ? Optional.of(bytes)
                            : Optional.empty();
            // An operation that comes later has a higher number than any that stands there.
            Paper any = paper(0);
            Optional<Paper.Mark> mark = present.flatMap(any::mark);
            if (mark.filter(one -> one.of(id, false)).isPresent()) {
                return new Changes.None();
            }
            long epoch = mark.flatMap(Paper.Mark::stamp).map(Stamp::epoch).orElse(0L);
            Map<String, Optional<byte[]>> files = new HashMap<>();
            desk.ownership().claim(now, files);
            files.put(place.file(), Optional.of(paper(epoch).written(present)));
            files.put(
                    place.status(),
                    Optional.of(Files.status(State.SUCCEEDED, DONE, Optional.of(id))));
            handOut(now, files);
            return new Changes.Write(files);
        }

        private void handOut(Snapshot now, Map<String, Optional<byte[]>> files) {
            if (request.binding().isEmpty()) {
                return;
            }
            boolean there = !(now.read(place.credentials()) instanceof Content.Absent);
            if (desk.settings().pipeline().removeCredentials()) {
                if (there) {
                    files.put(place.credentials(), Optional.empty());
                }
                return;
            }
            Optional<ObjectNode> credentials =
                    request.binding().get().credentials().map(Secret::reveal);
            // What a pipeline has encrypted must not come back in clear.
            if (!there && desk.settings().secrets().credentialsKey().isEmpty()) {
                credentials.ifPresent(
                        map -> files.put(place.credentials(), Optional.of(Files.credentials(map))));
            }
        }

        private Paper paper(long epoch) {
            Stamp stamp =
                    new Stamp(
                            id,
                            epoch,
                            clock.instant(),
                            request.instance().maintenanceVersion(),
                            Optional.empty());
            return request.binding()
                    .<Paper>map(
                            handed ->
                                    new BindingPaper(
                                            desk.wording(),
                                            new BindingPaper.Bond(
                                                    request.instance(), handed.binding()),
                                            Optional.empty(),
                                            stamp,
                                            false))
                    .orElseGet(
                            () ->
                                    new InstancePaper(
                                            desk.wording(),
                                            request.instance(),
                                            Optional.empty(),
                                            stamp,
                                            false));
        }
    }

    /// What belongs to nobody, handed to the pipeline to be removed.
    private final class OrphanRemoval implements Function<Snapshot, Changes> {

        private final String id;
        private final Found orphan;

        OrphanRemoval(String id, Found orphan) {
            this.id = id;
            this.orphan = orphan;
        }

        @Override
        public Changes apply(Snapshot now) {
            return Orphans.marked(now, desk, orphan, id, clock.instant())
                    .<Changes>map(Changes.Write::new)
                    .orElseGet(
                            () -> new Changes.Refuse("It is not what it was when it was listed."));
        }
    }
}
