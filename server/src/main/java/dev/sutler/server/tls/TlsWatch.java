package dev.sutler.server.tls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The thread that looks at the files of certificates now and then.
final class TlsWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsWatch.class);
    private static final long SECONDS = 5;

    private final Runnable look;
    private final Semaphore closing = new Semaphore(0);

    TlsWatch(Runnable look, ThreadFactory threads) {
        this.look = look;
        threads.newThread(this::run).start();
    }

    private void run() {
        try {
            while (!closing.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /* A thread that ended here would be missed only when a certificate expires. */
    private void look() {
        try {
            look.run();
        } catch (RuntimeException bug) {
            LOG.error("The TLS files could not be looked at; trying again", bug);
        }
    }

    @Override
    public void close() {
        closing.release();
    }
}
