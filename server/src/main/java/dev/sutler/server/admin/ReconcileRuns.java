package dev.sutler.server.admin;

import dev.sutler.core.reconcile.Reconciler;
import dev.sutler.core.reconcile.Reconciliation;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// `POST /admin/v1/reconcile`: has store and back ends compared. Nothing is changed unless `repair`
/// is true. With many instances that takes longer than a request may: then the answer is 202, and
/// `GET` has the report when it is finished.
final class ReconcileRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRuns.class);
    private static final long PATIENCE_SECONDS = 20;

    private final Reconciler reconciler;
    private final AtomicBoolean busy = new AtomicBoolean();

    ReconcileRuns(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    HttpResponse start(AdminCall call) {
        Reconciliation asked =
                call.body(
                        fields -> {
                            boolean repair = fields.flag("repair");
                            Optional<String> reason =
                                    repair ? Optional.of(fields.reason()) : fields.text("reason");
                            return new Reconciliation(
                                    call.actor(), call.requestId(), reason, repair, () -> true);
                        });
        if (!busy.compareAndSet(false, true)) {
            return HttpResponse.error(
                    ErrorWord.CONFLICT, "A comparison is running. Wait until it is finished.");
        }
        CompletableFuture<ObjectNode> report = new CompletableFuture<>();
        Thread.ofVirtual().name("reconcile").start(() -> run(asked, report));
        return await(report);
    }

    private void run(Reconciliation asked, CompletableFuture<ObjectNode> report) {
        try {
            report.complete(reconciler.run(asked));
        } catch (RuntimeException failed) {
            LOG.error("A comparison of store and back ends failed", failed);
            report.completeExceptionally(failed);
        } finally {
            busy.set(false);
        }
    }

    private static HttpResponse await(CompletableFuture<ObjectNode> report) {
        try {
            return HttpResponse.json(200, report.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException stillRunning) {
            return HttpResponse.json(
                    202, JsonNodeFactory.instance.objectNode().put("state", "running"));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The comparison failed", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return HttpResponse.error(ErrorWord.TOO_BUSY, "The broker is stopping. Try again.");
        }
    }
}
