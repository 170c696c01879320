package dev.sutler.providers.example;

import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.Secret;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// A folder per instance, and a folder inside it per binding.
final class FolderProvider implements Provider {

    private final Path root;
    private final Files files;

    FolderProvider(Path root, Files files) {
        this.root = root;
        this.files = files;
    }

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        call.report("Making the folder.");
        return make(folder(request.instance().id()), InstanceDetails.none());
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        // Nothing about a folder depends on its plan: nothing to do is no reason to fail.
        return Progress.done(InstanceDetails.none());
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        return remove(folder(request.instance().id()));
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        Path folder = folder(request.instance().id()).resolve(name(request.binding().id()));
        var credentials = JsonNodeFactory.instance.objectNode().put("path", folder.toString());
        return make(folder, BindingDetails.ofCredentials(Secret.of(credentials), List.of()));
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        return remove(folder(request.instance().id()).resolve(name(request.binding().id())));
    }

    private <R> Progress<R> make(Path folder, R result) {
        try {
            files.makeFolder(folder);
            return Progress.done(result);
        } catch (IOException e) {
            // Nobody knows whether it is there now. Sutler calls again.
            throw new UncheckedIOException(e);
        }
    }

    private Progress<Gone> remove(Path folder) {
        try {
            files.remove(folder);
            return Progress.gone();
        } catch (IOException e) {
            return Progress.tryAgain("The folder cannot be removed yet.");
        }
    }

    private Path folder(String instanceId) {
        return root.resolve(name(instanceId));
    }

    /// An id may hold anything, a slash or a kilobyte of emoji, so the name is derived from it.
    private static String name(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
