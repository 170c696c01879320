package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// `binding.yml`, as a call wants it.
///
/// @param bond what the binding should be, or was when it is to go, and of what
/// @param requestedBy who wants it
/// @param stamp which call it is
/// @param removal whether it is to go
record BindingPaper(
        Wording wording,
        Bond bond,
        Optional<OriginatingIdentity> requestedBy,
        Stamp stamp,
        boolean removal)
        implements Paper {

    /// A binding with its instance.
    record Bond(ServiceInstance instance, ServiceBinding binding) {}

    @Override
    public Optional<Mark> mark(byte[] present) {
        return read(present).map(file -> new Mark(file.deleted(), file.stamp()));
    }

    @Override
    public byte[] written(Optional<byte[]> present) {
        return Files.write(
                removal ? going(present.flatMap(BindingPaper::read)) : file(false, stamp),
                wording.style());
    }

    private BindingFile going(Optional<BindingFile> present) {
        Stamp last =
                new Stamp(
                        stamp.operation(),
                        stamp.epoch(),
                        stamp.requestedAt(),
                        stamp.maintenanceVersion(),
                        Wording.identity(requestedBy));
        return present.map(file -> file.removed(last)).orElseGet(() -> file(true, last));
    }

    private BindingFile file(boolean deleted, Stamp with) {
        ServiceBinding binding = bond.binding();
        ObjectNode context =
                binding.context().isEmpty() ? bond.instance().context() : binding.context();
        return new BindingFile(
                binding.id(),
                bond.instance().id(),
                Optional.of(bond.instance().plan().serviceId()),
                Optional.of(bond.instance().plan().id()),
                Wording.identity(requestedBy),
                binding.parameters(),
                Optional.of(binding.bindResource()),
                Optional.of(context).filter(one -> !one.isEmpty()),
                deleted,
                Optional.of(with));
    }

    private static Optional<BindingFile> read(byte[] present) {
        return Files.binding(present) instanceof Parsed.Good<BindingFile>(var file)
                ? Optional.of(file)
                : Optional.empty();
    }
}
