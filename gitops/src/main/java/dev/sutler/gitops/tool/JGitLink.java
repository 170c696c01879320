package dev.sutler.gitops.tool;

import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// A way to the remote by JGit.
final class JGitLink implements Link {

    private final Repository clone;
    private final Upstream upstream;
    private final int timeoutSeconds;
    private final Optional<CredentialsProvider> credentials;
    private final Optional<SshdSessionFactory> ssh;

    JGitLink(Repository clone, Upstream upstream, CloneOptions.Reach reach) {
        this.clone = clone;
        this.upstream = upstream;
        this.timeoutSeconds = Math.clamp(reach.timeout().toSeconds(), 1, 3_600);
        this.credentials =
                switch (reach.login()) {
                    case Login.OfTheClone _, Login.SshKeyFile _ -> Optional.empty();
                    case Login.UserAndToken(var user, var token) ->
                            Optional.of(
                                    new UsernamePasswordCredentialsProvider(user, token.reveal()));
                };
        this.ssh =
                switch (reach.login()) {
                    case Login.OfTheClone _, Login.UserAndToken _ -> Optional.empty();
                    case Login.SshKeyFile key -> Optional.of(SshKeys.factory(key));
                };
    }

    @Override
    public Optional<ObjectId> fetch() throws LinkException {
        try {
            if (!isThere()) {
                return Optional.empty();
            }
            try (Transport transport = open()) {
                transport.setTagOpt(TagOpt.NO_TAGS);
                var _ =
                        transport.fetch(
                                NullProgressMonitor.INSTANCE,
                                List.of(
                                        new RefSpec(
                                                "+"
                                                        + upstream.head()
                                                        + ":"
                                                        + upstream.tracking())));
            }
            return Optional.ofNullable(clone.exactRef(upstream.tracking())).map(Ref::getObjectId);
        } catch (IOException failed) {
            throw LinkWords.failure(upstream, failed);
        }
    }

    private boolean isThere() throws IOException {
        try (Transport transport = open();
                FetchConnection connection =
                        transport.openFetch(List.of(new RefSpec(upstream.head())))) {
            return connection.getRef(upstream.head()) != null;
        }
    }

    @Override
    public Pushed push(ObjectId commit) throws LinkException {
        try {
            var update =
                    new RemoteRefUpdate(
                            clone, null, commit, upstream.head(), false, upstream.tracking(), null);
            try (Transport transport = open()) {
                var _ = transport.push(NullProgressMonitor.INSTANCE, List.of(update), null);
            }
            String reason = Optional.ofNullable(update.getMessage()).orElse("no reason was given");
            return switch (update.getStatus()) {
                case OK, UP_TO_DATE -> new Pushed.Accepted();
                case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD, NON_EXISTING ->
                        new Pushed.Moved();
                case REJECTED_OTHER_REASON, REJECTED_NODELETE ->
                        new Pushed.Declined(LinkWords.clean(reason));
                case NOT_ATTEMPTED, AWAITING_REPORT ->
                        throw new LinkException(
                                "The remote did not say what became of the push.", false);
            };
        } catch (IOException failed) {
            throw LinkWords.failure(upstream, failed);
        }
    }

    private Transport open() throws IOException {
        try {
            Transport transport = Transport.open(clone, upstream.remote());
            transport.setTimeout(timeoutSeconds);
            credentials.ifPresent(transport::setCredentialsProvider);
            if (transport instanceof SshTransport overSsh) {
                ssh.ifPresent(overSsh::setSshSessionFactory);
            }
            return transport;
        } catch (URISyntaxException wrong) {
            // Its message repeats the address with all that is in it.
            throw new ToolException(
                    ToolException.Kind.CANNOT,
                    "The URL of the remote `%s` is no address of a repository."
                            .formatted(upstream.remote()));
        }
    }

    @Override
    public void close() {
        ssh.ifPresent(SshdSessionFactory::close);
    }
}
