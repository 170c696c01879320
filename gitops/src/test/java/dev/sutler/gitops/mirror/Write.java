package dev.sutler.gitops.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// An edit that wants one file to say something.
record Write(String key, String path, String text) implements Edit {

    /// For a new instance.
    static Write instance(String id) {
        return new Write(id, "instances/" + id + "/instance.yml", "instance: " + id + "\n");
    }

    @Override
    public String subject() {
        return "OSB API: Created Service instance " + key;
    }

    @Override
    public Changes changes(Snapshot now) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        return now.read(path) instanceof Content.Bytes(byte[] there) && Arrays.equals(there, wanted)
                ? new Changes.None()
                : new Changes.Write(Map.of(path, Optional.of(wanted)));
    }
}
