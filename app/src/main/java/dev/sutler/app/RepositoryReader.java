package dev.sutler.app;

import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.intake.Account;
import dev.sutler.core.intake.CatalogFit;
import dev.sutler.core.intake.FoundBinding;
import dev.sutler.core.intake.FoundInstance;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.DeliveryFile;
import dev.sutler.gitops.files.DirectoryNames;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads all instances and bindings of a repository. What is malformed is noted, and stops nothing
/// else.
final class RepositoryReader {

    private final RepositoryFiles files;
    private final CatalogFit fit;

    private RepositoryReader(RepositoryFiles files, CatalogFit fit) {
        this.files = files;
        this.fit = fit;
    }

    static RepositoryFindings read(Snapshot snapshot, CatalogFit fit) {
        RepositoryFiles files = new RepositoryFiles(snapshot);
        RepositoryReader reader = new RepositoryReader(files, fit);
        List<FoundInstance> instances =
                files.directories(Layout.INSTANCES).stream()
                        .map(reader::instance)
                        .flatMap(Optional::stream)
                        .toList();
        return new RepositoryFindings(snapshot.commit(), instances, files.problems());
    }

    private Optional<FoundInstance> instance(String directory) {
        String place = Layout.INSTANCES + "/" + directory;
        String path = place + "/instance.yml";
        if (!files.present(path)) {
            missing(place, path);
            return Optional.empty();
        }
        return files.read(path, Files::instance, true)
                .filter(file -> belongs(path, "serviceInstanceId", file.instanceId(), directory))
                .flatMap(file -> instance(place, path, file));
    }

    private void missing(String place, String path) {
        if (files.directories(place + "/bindings").isEmpty()) {
            files.note(place, 0, "there is no instance.yml here, and nothing to take in");
        } else {
            files.grave(path, 0, "this file is missing: these bindings have no instance");
        }
    }

    /* The broker looks for an id in one place only. */
    private boolean belongs(String path, String key, String id, String directory) {
        String name = DirectoryNames.of(id);
        if (name.equals(directory)) {
            return true;
        }
        files.grave(
                path,
                files.line(path, key),
                id.equals(directory)
                        ? "the directory of this id must be called %s: rename it".formatted(name)
                        : "%s is not the id for which the directory %s stands"
                                .formatted(key, directory));
        return false;
    }

    private Optional<FoundInstance> instance(String place, String path, InstanceFile file) {
        RepositoryFiles.Progress progress =
                files.progress(place + "/status.yml", file.deleted(), file.stamp());
        boolean gone = progress.account().fate() == Account.Fate.GONE;
        if (!gone && !fits(path, file)) {
            return Optional.empty();
        }
        ObjectNode context = file.context().orElseGet(JsonNodeFactory.instance::objectNode);
        return Optional.of(
                new FoundInstance(
                        file.instanceId(),
                        file.serviceId(),
                        new FoundInstance.Asked(
                                FoundContexts.tenancy(context),
                                new InstanceShape(
                                        file.planId(),
                                        file.parameters(),
                                        context,
                                        file.stamp().flatMap(Stamp::maintenanceVersion)),
                                FoundContexts.identity(file.originatingIdentity())),
                        progress.account(),
                        progress.dashboardUrl(),
                        gone ? List.of() : bindings(place + "/bindings", file)));
    }

    private boolean fits(String path, InstanceFile file) {
        Optional<String> objection = fit.objection(new PlanKey(file.serviceId(), file.planId()));
        boolean known = fit.catalog().offering(file.serviceId()).isPresent();
        objection.ifPresent(
                reason ->
                        files.grave(
                                path,
                                files.line(path, known ? "planId" : "serviceDefinitionId"),
                                reason));
        return objection.isEmpty();
    }

    private List<FoundBinding> bindings(String place, InstanceFile instance) {
        List<FoundBinding> found = new ArrayList<>();
        for (String directory : files.directories(place)) {
            String path = place + "/" + directory + "/binding.yml";
            if (files.present(path)) {
                files.read(path, Files::binding, true)
                        .filter(file -> belongs(path, "bindingId", file.bindingId(), directory))
                        .filter(file -> sameInstance(path, file, instance))
                        .flatMap(file -> binding(place + "/" + directory, file, instance))
                        .ifPresent(found::add);
            } else {
                files.note(
                        place + "/" + directory,
                        0,
                        "there is no binding.yml here, and nothing to take in");
            }
        }
        return found;
    }

    private boolean sameInstance(String path, BindingFile file, InstanceFile instance) {
        if (!file.instanceId().equals(instance.instanceId())) {
            files.grave(
                    path,
                    files.line(path, "serviceInstanceId"),
                    "this is a binding of another instance");
            return false;
        }
        if (file.serviceId().filter(id -> !id.equals(instance.serviceId())).isPresent()) {
            files.grave(
                    path,
                    files.line(path, "serviceDefinitionId"),
                    "this is a binding of another service than its instance");
            return false;
        }
        return true;
    }

    private Optional<FoundBinding> binding(String place, BindingFile file, InstanceFile instance) {
        Account account =
                files.progress(place + "/status.yml", file.deleted(), file.stamp()).account();
        StoredBinding.Request request =
                new StoredBinding.Request(
                        file.planId().orElse(instance.planId()),
                        file.parameters(),
                        file.context().orElseGet(JsonNodeFactory.instance::objectNode),
                        file.bindResource().orElseGet(JsonNodeFactory.instance::objectNode),
                        Optional.empty());
        int before = files.problems().size();
        Optional<BindingDetails> details = handedOut(place, account);
        boolean whole = before == files.problems().size();
        return whole || account.fate() != Account.Fate.MADE
                ? Optional.of(
                        new FoundBinding(
                                file.bindingId(),
                                request,
                                FoundContexts.identity(file.originatingIdentity()),
                                account,
                                details))
                : Optional.empty();
    }

    /* What is on its way out anyway can do without. */
    private Optional<BindingDetails> handedOut(String place, Account account) {
        return switch (account.fate()) {
            case BROKEN, MAKING, GONE -> Optional.empty();
            case MADE, STUCK, REMOVING -> {
                boolean grave = account.fate() == Account.Fate.MADE;
                Optional<ObjectNode> credentials =
                        files.read(place + "/credentials.yml", Files::credentials, grave);
                DeliveryFile delivery =
                        files.read(place + "/delivery.yml", Files::delivery, grave)
                                .orElse(DeliveryFile.NONE);
                yield credentials.isEmpty() && delivery.equals(DeliveryFile.NONE)
                        ? Optional.empty()
                        : Optional.of(details(credentials, delivery));
            }
        };
    }

    private static BindingDetails details(Optional<ObjectNode> credentials, DeliveryFile delivery) {
        return new BindingDetails(
                Optional.of(Secret.of(credentials.orElseGet(JsonNodeFactory.instance::objectNode))),
                delivery.endpoints(),
                delivery.delivery(),
                delivery.validity(),
                JsonNodeFactory.instance.objectNode());
    }
}
