package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Layout;

import java.util.List;

/// Where in the repository an instance or a binding stands.
///
/// @param file what it should be: ours
/// @param status what has become of it: the pipeline's, unless we set it back
/// @param handedOut what the pipeline hands out for it
/// @param whole the file of the instance that it belongs to; its own if it is one
record Place(String file, String status, List<String> handedOut, String whole) {

    Place {
        handedOut = List.copyOf(handedOut);
    }

    static Place ofInstance(String instanceId) {
        return new Place(
                Layout.instance(instanceId),
                Layout.instanceStatus(instanceId),
                List.of(),
                Layout.instance(instanceId));
    }

    static Place ofBinding(String instanceId, String bindingId) {
        return new Place(
                Layout.binding(instanceId, bindingId),
                Layout.bindingStatus(instanceId, bindingId),
                List.of(
                        Layout.credentials(instanceId, bindingId),
                        Layout.delivery(instanceId, bindingId)),
                Layout.instance(instanceId));
    }

    /// Where the credentials of a binding stand.
    String credentials() {
        return handedOut.getFirst();
    }

    /// Where else the pipeline says what a binding consists of.
    String delivery() {
        return handedOut.getLast();
    }
}
