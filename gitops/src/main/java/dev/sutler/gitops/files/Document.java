package dev.sutler.gitops.files;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// What stands in a file: a map, and where each of its keys stands.
///
/// @param root empty for a file of nothing but comments
/// @param places of the keys of `root`
record Document(ObjectNode root, Map<String, Place> places) {

    private static final Place NOWHERE = new Place(0, "");

    /// Without what may be secret.
    @Override
    public String toString() {
        return "Document";
    }

    Place place(String key) {
        return places.getOrDefault(key, NOWHERE);
    }

    /// @param line counted from 1; 0 for a key that is not there
    /// @param text the value as it was written, if it is no map and no list: a plan named `007` is
    ///   not the plan 7
    record Place(int line, String text) {}
}
