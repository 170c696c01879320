package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.lib.Repository;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Removes the directories of what was removed and about which nothing has changed for long: until
/// then, a platform may still ask how its removal went.
final class Sweeping implements Edit {

    private final Repository clone;
    private final Instant moment;

    /// @param moment since when nothing may have changed
    Sweeping(Repository clone, Instant moment) {
        this.clone = clone;
        this.moment = moment;
    }

    @Override
    public Wish on(View now) {
        Sweep sweep = plan(now);
        Map<String, Optional<byte[]>> files = new HashMap<>();
        for (Sweep.Removal removal : sweep.removals()) {
            now.below(removal.directory()).forEach(path -> files.put(path, Optional.empty()));
        }
        return new Wish(
                "Pipeline: Removed %s that are gone since %s or longer\n"
                        .formatted(sweep.summary(), moment.truncatedTo(ChronoUnit.SECONDS)),
                files);
    }

    /// What is to be removed from a commit.
    Sweep plan(View now) {
        if (now.commit().isEmpty()) {
            return new Sweep(List.of(), List.of(), false);
        }
        try {
            RecentPaths recent = RecentPaths.since(clone, now.commit().get(), moment);
            List<Sweep.Removal> removals = new ArrayList<>();
            List<Sweep.Kept> kept = new ArrayList<>();
            for (Place instance : Place.ofInstances(now)) {
                if (!isGone(now, instance) || recent.isBelow(instance.directory())) {
                    instance.bindings(now).stream()
                            .filter(binding -> isGone(now, binding))
                            .filter(binding -> !recent.isBelow(binding.directory()))
                            .forEach(binding -> removals.add(removal(now, binding)));
                } else if (instance.bindings(now).stream().allMatch(each -> isGone(now, each))) {
                    removals.add(removal(now, instance));
                } else {
                    kept.add(
                            new Sweep.Kept(
                                    instance.directory(), "it has bindings that are not gone"));
                }
            }
            boolean shallow = !clone.getObjectDatabase().getShallowCommits().isEmpty();
            return new Sweep(removals, kept, shallow);
        } catch (IOException unreadable) {
            throw new ToolException(
                    Kind.CANNOT, "The history of the clone cannot be read.", unreadable);
        }
    }

    private static boolean isGone(View now, Place place) {
        return Request.read(now, place) instanceof Parsed.Good<Request>(Request request)
                && request.deleted()
                && request.answered(now, place) == Answered.SUCCEEDED;
    }

    private static Sweep.Removal removal(View now, Place place) {
        return new Sweep.Removal(
                place.directory(), place.binding(), now.below(place.directory()).size());
    }
}
