package dev.sutler.server.catalog;

import dev.sutler.server.catalogfile.CatalogFolder;

/// Notices that the folder holds something else, by looking at its content: mounted volumes change
/// through links, of which no file system tells. Not safe for use by several threads.
public final class CatalogWatch {

    private final CatalogLoader loader;
    private String seen = "";

    /// @param loader whose folder is watched
    public CatalogWatch(CatalogLoader loader) {
        this.loader = loader;
    }

    /// Looks once. What is new is loaded when it is still the same at the next look: whoever copies
    /// files is not done with the first.
    public void look() {
        String now = CatalogFolder.digest(loader.folder());
        if (loader.settled(now)) {
            seen = "";
        } else if (now.equals(seen)) {
            loader.load(Trigger.FILE_CHANGE);
        } else {
            seen = now;
        }
    }
}
