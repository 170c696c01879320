package dev.sutler.gitops.mirror;

import org.eclipse.jgit.attributes.AttributesNodeProvider;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

import java.io.IOException;

/// The cache as a push sees it: with the objects of a commit that is nowhere yet.
final class PushView extends Repository {

    private final FileRepository cache;
    private final NewObjects objects;
    private final boolean deltas;

    /// @param deltas whether large directories are offered as what changed in them
    PushView(FileRepository cache, NewObjects objects, boolean deltas) {
        super(new Place().setFS(cache.getFS()).setGitDir(cache.getDirectory()).setBare());
        this.cache = cache;
        this.objects = objects;
        this.deltas = deltas;
    }

    /* JGit's own builders look at the disk. */
    private static final class Place extends BaseRepositoryBuilder<Place, Repository> {}

    @Override
    public ObjectReader newObjectReader() {
        return new PushReader(cache.newObjectReader(), objects, deltas);
    }

    @Override
    public void create(boolean bare) throws IOException {
        throw new IOException("A view is not made on disk");
    }

    @Override
    public String getIdentifier() {
        return cache.getIdentifier();
    }

    @Override
    public ObjectDatabase getObjectDatabase() {
        return cache.getObjectDatabase();
    }

    @Override
    public RefDatabase getRefDatabase() {
        return cache.getRefDatabase();
    }

    @Override
    public StoredConfig getConfig() {
        return cache.getConfig();
    }

    @Override
    public AttributesNodeProvider createAttributesNodeProvider() {
        return cache.createAttributesNodeProvider();
    }

    @Override
    public void scanForRepoChanges() throws IOException {
        cache.scanForRepoChanges();
    }

    @Override
    public void notifyIndexChanged(boolean internal) {
        cache.notifyIndexChanged(internal);
    }

    @Override
    public void close() {
        // The cache goes on.
    }
}
