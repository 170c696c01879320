package dev.sutler.app;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A repository with the files that UniPipe and its pipelines write.
final class TestRepository {

    private static final String CONTEXT =
            """
            context: !<PlatformContext>
              platform: "cloudfoundry"
              organization_guid: "org"
              space_guid: "space"
            """;

    private final Path folder;
    private final Git git;

    TestRepository(Path folder) {
        this.folder = folder;
        try {
            this.git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
        } catch (GitAPIException impossible) {
            throw new AssertionError("no repository could be made", impossible);
        }
    }

    Path folder() {
        return folder;
    }

    /// Adds a file, which is in the next commit.
    TestRepository put(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    TestRepository commit() {
        try {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("OSB API: something")
                    .setAuthor("OSB API", "unipipe@meshcloud.io")
                    .setCommitter("OSB API", "unipipe@meshcloud.io")
                    .setSign(false)
                    .call();
            return this;
        } catch (GitAPIException impossible) {
            throw new AssertionError("nothing could be committed", impossible);
        }
    }

    /// Adds an instance of the puppet's first plan.
    TestRepository instance(String id, boolean deleted) {
        return instance(id, "puppet", "puppet-one", deleted);
    }

    TestRepository instance(String id, String service, String plan, boolean deleted) {
        return put(
                "instances/" + id + "/instance.yml",
                """
                ---
                serviceInstanceId: "%s"
                serviceDefinitionId: "%s"
                planId: "%s"
                serviceDefinition:
                  id: "%s"
                  name: "puppet"
                  description: "Does what the test says."
                  plans:
                  - id: "%s"
                    name: "one"
                    description: "The first plan."
                    metadata: {}
                    schemas: null
                    free: false
                  bindable: true
                  planUpdateable: true
                  tags: []
                  metadata: {}
                  requires: []
                  dashboardClient: null
                originatingIdentity: !<PlatformContext>
                  platform: "cloudfoundry"
                  user_id: "1b2c3d"
                asyncAccepted: true
                parameters:
                  cidr: "10.1.0.0/27"
                %sdeleted: %s
                """
                        .formatted(id, service, plan, service, plan, CONTEXT, deleted));
    }

    TestRepository status(String directory, String word, String description) {
        return put(
                "instances/" + directory + "/status.yml",
                "status: \"%s\"\ndescription: \"%s\"\n".formatted(word, description));
    }

    TestRepository binding(String instance, String id, boolean deleted) {
        return put(
                "instances/%s/bindings/%s/binding.yml".formatted(instance, id),
                """
                ---
                bindingId: "%s"
                serviceInstanceId: "%s"
                serviceDefinitionId: "puppet"
                planId: "puppet-one"
                originatingIdentity:
                  platform: "cloudfoundry"
                  user_id: "1b2c3d"
                parameters: {}
                bindResource:
                  tenant_id: "subscription-0815"
                %sdeleted: %s
                """
                        .formatted(id, instance, CONTEXT, deleted));
    }

    TestRepository credentials(String instance, String id, String password) {
        return put(
                "instances/%s/bindings/%s/credentials.yml".formatted(instance, id),
                "host: db.example.org\npassword: %s\n".formatted(password));
    }
}
