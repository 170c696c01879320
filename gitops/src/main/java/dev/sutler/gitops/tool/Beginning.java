package dev.sutler.gitops.tool;

import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.URIish;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a new repository: a work tree with a first commit on `main`.
public final class Beginning {

    private static final String BRANCH = "main";

    private final Path directory;
    private final InstantSource clock;

    /// @param directory is made; if it is there, it has to be empty
    public Beginning(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// What was made.
    ///
    /// @param files the paths in it
    /// @param provider the block that an offering of the broker gets
    public record Begun(List<String> files, String provider) {
        public Begun {
            files = List.copyOf(files);
        }
    }

    /// Makes it.
    ///
    /// @param remote where it is going to be pushed
    /// @param catalog whether it holds the catalog
    /// @throws ToolException if something is in the way
    public Begun begin(Optional<String> remote, boolean catalog, CloneOptions.Author author) {
        Optional<URIish> address = remote.map(Beginning::address);
        Map<String, byte[]> files = Scaffold.files(catalog);
        try {
            checkEmpty();
            write(files);
            commit(files, address, author);
        } catch (IOException | GitAPIException failed) {
            throw new ToolException(
                    Kind.CANNOT,
                    "%s cannot be written. Check its path and permissions.".formatted(directory),
                    failed);
        }
        return new Begun(
                List.copyOf(files.keySet()),
                Scaffold.provider(remote.orElse("https://git.example.org/services.git"), BRANCH));
    }

    private static URIish address(String remote) {
        try {
            URIish address = new URIish(remote);
            if (address.getPass() != null) {
                throw new ToolException(
                        Kind.CANNOT, "--remote must not hold a password: it would be kept.");
            }
            return address;
        } catch (URISyntaxException wrong) {
            throw new ToolException(Kind.CANNOT, "--remote is no address of a repository.");
        }
    }

    private void checkEmpty() throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new ToolException(
                        Kind.CANNOT, "%s is not empty: name another folder.".formatted(directory));
            }
        }
    }

    private void write(Map<String, byte[]> files) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        for (var file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.write(path, file.getValue());
            if (posix && Scaffold.programs().contains(file.getKey())) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private void commit(
            Map<String, byte[]> files, Optional<URIish> address, CloneOptions.Author author)
            throws IOException, GitAPIException {
        try (Git git =
                Git.init().setDirectory(directory.toFile()).setInitialBranch(BRANCH).call()) {
            if (address.isPresent()) {
                RemoteConfig _ = git.remoteAdd().setName("origin").setUri(address.get()).call();
                StoredConfig config = git.getRepository().getConfig();
                config.setString("branch", BRANCH, "remote", "origin");
                config.setString("branch", BRANCH, "merge", "refs/heads/" + BRANCH);
                config.save();
            }
            for (String path : files.keySet()) {
                var _ = git.add().addFilepattern(path).call();
            }
            PersonIdent who =
                    new PersonIdent(author.name(), author.email(), clock.instant(), ZoneOffset.UTC);
            var _ =
                    git.commit()
                            .setMessage("A repository between a broker and a pipeline\n")
                            .setAuthor(who)
                            .setCommitter(who)
                            .setSign(false)
                            .call();
        }
    }
}
