package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the objects that are opened.
final class CountingReader extends ObjectReader.Filter {

    private final ObjectReader reader;
    private final AtomicInteger opened;

    CountingReader(ObjectReader reader, AtomicInteger opened) {
        this.reader = reader;
        this.opened = opened;
    }

    @Override
    protected ObjectReader delegate() {
        return reader;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
        opened.incrementAndGet();
        return super.open(id, type);
    }
}
