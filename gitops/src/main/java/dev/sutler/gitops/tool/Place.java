package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.DirectoryNames;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.mirror.Content;

import java.util.List;
import java.util.Optional;

/// Where the files of an instance or a binding stand in a commit.
///
/// @param directory where they stand
/// @param binding whether they are those of a binding
record Place(String directory, boolean binding) {

    private static final String BINDINGS = "/bindings";

    static Place ofInstance(String directory) {
        return new Place(Layout.INSTANCES + "/" + directory, false);
    }

    /// All instances in a commit.
    static List<Place> ofInstances(View view) {
        return view.directories(Layout.INSTANCES).stream().map(Place::ofInstance).toList();
    }

    /// What a command is about; empty when it is not there.
    static Optional<Place> of(View view, Target target) {
        Optional<Place> instance =
                find(view, Layout.INSTANCES, target.instance(), false)
                        .filter(place -> place.isThere(view));
        return target.binding().isEmpty()
                ? instance
                : instance.flatMap(
                                place ->
                                        find(
                                                view,
                                                place.directory() + BINDINGS,
                                                target.binding().get(),
                                                true))
                        .filter(place -> place.isThere(view));
    }

    /* Other brokers took ids as they are. And a pipeline that goes through directories knows their names, and no ids. */
    private static Optional<Place> find(View view, String parent, String id, boolean binding) {
        String own = parent + "/" + DirectoryNames.of(id);
        if (view.isDirectory(own)) {
            return Optional.of(new Place(own, binding));
        }
        return !id.isEmpty() && id.indexOf('/') < 0 && view.isDirectory(parent + "/" + id)
                ? Optional.of(new Place(parent + "/" + id, binding))
                : Optional.empty();
    }

    private boolean isThere(View view) {
        return !(view.read(file()) instanceof Content.Absent);
    }

    /// The bindings of an instance.
    List<Place> bindings(View view) {
        return view.directories(directory + BINDINGS).stream()
                .map(name -> new Place(directory + BINDINGS + "/" + name, true))
                .toList();
    }

    /// The last part of the directory.
    String name() {
        return directory.substring(directory.lastIndexOf('/') + 1);
    }

    /// What the broker wrote.
    String file() {
        return directory + (binding ? "/binding.yml" : "/instance.yml");
    }

    /// What the pipeline answers.
    String status() {
        return directory + "/status.yml";
    }

    /// What the pipeline hands out.
    String credentials() {
        return directory + "/credentials.yml";
    }

    /// What an operator adds by hand.
    String parameters() {
        return directory + "/params.yml";
    }
}
