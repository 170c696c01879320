package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// `instance.yml`, as a call wants it.
///
/// @param instance what the instance should be, or was when it is to go
/// @param requestedBy who wants it
/// @param stamp which call it is
/// @param removal whether it is to go
record InstancePaper(
        Wording wording,
        ServiceInstance instance,
        Optional<OriginatingIdentity> requestedBy,
        Stamp stamp,
        boolean removal)
        implements Paper {

    @Override
    public Optional<Mark> mark(byte[] present) {
        return read(present).map(file -> new Mark(file.deleted(), file.stamp()));
    }

    @Override
    public byte[] written(Optional<byte[]> present) {
        InstanceFile file = removal ? going(present.flatMap(InstancePaper::read)) : coming(present);
        return Files.write(wording.images() ? file : file.withoutImages(), wording.style());
    }

    /* Who has made it stays: who removes it stands in the stamp. */
    private InstanceFile going(Optional<InstanceFile> present) {
        Optional<ObjectNode> remover = Wording.identity(requestedBy);
        Stamp last =
                new Stamp(
                        stamp.operation(),
                        stamp.epoch(),
                        stamp.requestedAt(),
                        stamp.maintenanceVersion(),
                        remover);
        return present.map(file -> file.removed(last)).orElseGet(() -> file(remover, true, last));
    }

    private InstanceFile coming(Optional<byte[]> present) {
        Optional<ObjectNode> identity =
                Wording.identity(requestedBy)
                        .or(
                                () ->
                                        present.flatMap(InstancePaper::read)
                                                .filter(file -> !file.deleted())
                                                .flatMap(InstanceFile::originatingIdentity));
        return file(identity, false, stamp);
    }

    private InstanceFile file(Optional<ObjectNode> identity, boolean deleted, Stamp with) {
        return new InstanceFile(
                instance.id(),
                instance.plan().serviceId(),
                instance.plan().id(),
                wording.offering(),
                identity,
                instance.parameters(),
                Optional.of(instance.context()).filter(context -> !context.isEmpty()),
                deleted,
                Optional.of(with));
    }

    private static Optional<InstanceFile> read(byte[] present) {
        return Files.instance(present) instanceof Parsed.Good<InstanceFile>(var file)
                ? Optional.of(file)
                : Optional.empty();
    }
}
