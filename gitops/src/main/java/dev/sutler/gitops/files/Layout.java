package dev.sutler.gitops.files;

/// Where each file stands in a repository. Paths are relative to its root and have `/` between
/// their parts, on every system.
///
/// Whatever an id is, its files stay below [#INSTANCES]: see [DirectoryNames].
public final class Layout {

    /// The directory of all instances.
    public static final String INSTANCES = "instances";

    /// The catalog that a person writes.
    public static final String CATALOG = "catalog.yml";

    /// What says that a repository belongs to this broker.
    public static final String MARKER = ".sutler.yml";

    private static final String STATUS = "/status.yml";

    private Layout() {}

    /// Where everything about an instance stands.
    public static String instanceDirectory(String instanceId) {
        return INSTANCES + "/" + DirectoryNames.of(instanceId);
    }

    /// What is wanted of an instance. The broker writes it.
    public static String instance(String instanceId) {
        return instanceDirectory(instanceId) + "/instance.yml";
    }

    /// What became of it. The pipeline writes it, and the broker when something new is wanted.
    public static String instanceStatus(String instanceId) {
        return instanceDirectory(instanceId) + STATUS;
    }

    /// The directory of all bindings of an instance.
    public static String bindingsDirectory(String instanceId) {
        return instanceDirectory(instanceId) + "/bindings";
    }

    /// Where everything about a binding stands.
    public static String bindingDirectory(String instanceId, String bindingId) {
        return bindingsDirectory(instanceId) + "/" + DirectoryNames.of(bindingId);
    }

    /// What is wanted of a binding. The broker writes it.
    public static String binding(String instanceId, String bindingId) {
        return bindingDirectory(instanceId, bindingId) + "/binding.yml";
    }

    /// What became of it. The pipeline writes it, and the broker when something new is wanted.
    public static String bindingStatus(String instanceId, String bindingId) {
        return bindingDirectory(instanceId, bindingId) + STATUS;
    }

    /// What an application needs to use the service. The pipeline writes it.
    public static String credentials(String instanceId, String bindingId) {
        return bindingDirectory(instanceId, bindingId) + "/credentials.yml";
    }

    /// What a binding hands out beside credentials. The pipeline may write it.
    public static String delivery(String instanceId, String bindingId) {
        return bindingDirectory(instanceId, bindingId) + "/delivery.yml";
    }
}
