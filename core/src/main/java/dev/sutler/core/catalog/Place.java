package dev.sutler.core.catalog;

/// A place in a source, where a problem can be reported.
record Place(Problems problems, String source, String pointer) {

    Place at(String key) {
        return new Place(
                problems, source, pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    Place at(int index) {
        return new Place(problems, source, pointer + "/" + index);
    }

    /// The place that a JSON pointer from here leads to.
    Place below(String relativePointer) {
        return new Place(problems, source, pointer + relativePointer);
    }

    void report(CatalogRule rule, String message) {
        problems.add(new CatalogProblem(source, pointer, rule, message));
    }

    boolean contains(String otherPointer) {
        return otherPointer.equals(pointer) || otherPointer.startsWith(pointer + "/");
    }
}
