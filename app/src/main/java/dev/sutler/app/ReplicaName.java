package dev.sutler.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/// What this process is called among its replicas: its host and its process id.
final class ReplicaName {

    private ReplicaName() {}

    static String of(Map<String, String> environment) {
        // Containers have it, and it costs no question to a name server.
        String host =
                Optional.ofNullable(environment.get("HOSTNAME"))
                        .filter(name -> !name.isBlank())
                        .orElseGet(ReplicaName::localHost);
        return host + "/" + ProcessHandle.current().pid();
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
