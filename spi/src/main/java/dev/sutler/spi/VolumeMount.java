package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// A remote file system to be mounted into an application (specification, "Volume Mount Object"),
/// which is always a shared one, the only kind that the specification knows.
///
/// @param driver the volume driver plug-in that manages the device
/// @param containerDirectory where it is mounted in the application's container
/// @param readOnly whether it is mounted read-only (`r`) or read-write (`rw`)
/// @param volumeId the shared volume
/// @param mountConfiguration handed to the driver; may be empty
public record VolumeMount(
        String driver,
        String containerDirectory,
        boolean readOnly,
        String volumeId,
        ObjectNode mountConfiguration) {
    public VolumeMount {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(containerDirectory, "containerDirectory");
        Objects.requireNonNull(volumeId, "volumeId");
        Objects.requireNonNull(mountConfiguration, "mountConfiguration");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "VolumeMount[" + volumeId + " at " + containerDirectory + "]";
    }
}
