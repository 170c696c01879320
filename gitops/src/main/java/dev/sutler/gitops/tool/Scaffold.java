package dev.sutler.gitops.tool;

import dev.sutler.gitops.tool.ToolException.Kind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files that a new repository begins with.
final class Scaffold {

    private static final String FOLDER = "scaffold/";

    /* Those of the example in examples/gitops-shell, which the build puts beside this class. */
    private static final List<String> PIPELINE =
            List.of(
                    "pipeline.sh",
                    "hooks/provision",
                    "hooks/deprovision",
                    "hooks/bind",
                    "hooks/unbind");

    private Scaffold() {}

    /// Paths and bytes.
    ///
    /// @param catalog whether there is a catalog in the repository; otherwise the broker has a
    ///   folder of its own
    static Map<String, byte[]> files(boolean catalog) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.md", read(FOLDER + "README.md"));
        if (catalog) {
            files.put("catalog.yml", read(FOLDER + "catalog.yml"));
        }
        files.put("instances/.gitkeep", new byte[0]);
        PIPELINE.forEach(path -> files.put(path, read("pipeline/" + path)));
        return files;
    }

    /// The paths of programs.
    static Set<String> programs() {
        return Set.copyOf(PIPELINE);
    }

    /// The block that an offering gets.
    static String provider(String remote, String branch) {
        return new String(read(FOLDER + "provider.txt"), StandardCharsets.UTF_8)
                .replace("REMOTE", remote)
                .replace("BRANCH", branch);
    }

    private static byte[] read(String name) {
        try (InputStream resource = Scaffold.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new ToolException(Kind.CANNOT, "This program lacks its part " + name + ".");
            }
            return resource.readAllBytes();
        } catch (IOException broken) {
            throw new ToolException(Kind.CANNOT, "This program is damaged.", broken);
        }
    }
}
