package dev.sutler.gitops.mirror;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.sutler.spi.Secret;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/// A GitHub App's installation: with the app's key it gets a token that lasts an hour, and gets the
/// next one when that is nearly over.
final class GitHubAppLogin implements HttpsConnector.Login {

    /// What GitHub wants to be told as a user's name.
    private static final String USER = "x-access-token";

    /// GitHub accepts ten minutes, by its own clock.
    private static final Duration LIFE = Duration.ofMinutes(8);

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final Access.GitHubApp app;
    private final PrivateKey key;
    private final Remote.Network network;
    private final InstantSource clock;
    private Optional<Token> kept = Optional.empty();

    private record Token(Secret<String> value, Instant end) {}

    /// @throws MirrorException if the key cannot be read
    GitHubAppLogin(Access.GitHubApp app, Remote.Network network, InstantSource clock) {
        this.app = app;
        this.key = PrivateKeys.read(app.key(), Optional.empty()).getPrivate();
        if (!key.getAlgorithm().equals("RSA")) {
            throw new MirrorException("The private key of a GitHub App is an RSA key");
        }
        this.network = network;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Access.UserAndToken> now() throws IOException {
        if (kept.isEmpty() || !clock.instant().isBefore(kept.get().end().minus(BEFORE_THE_END))) {
            kept = Optional.of(fetch());
        }
        return kept.map(token -> new Access.UserAndToken(USER, token.value()));
    }

    @Override
    public synchronized void denied() {
        kept = Optional.empty();
    }

    private Token fetch() throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address())
                        .timeout(network.timeout())
                        .header("Authorization", "Bearer " + assertion())
                        .header("Accept", "application/vnd.github+json")
                        .header("X-GitHub-Api-Version", "2022-11-28")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(network.timeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(Authorities.tls(network));
        network.proxy().map(it -> new OneProxy(it)).ifPresent(builder::proxy);
        try (HttpClient client = builder.build()) {
            return token(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while GitHub was asked for a token", stop);
        }
    }

    private URI address() {
        String root = app.api().toString().replaceAll("/+$", "");
        return URI.create(root + "/app/installations/" + app.installation() + "/access_tokens");
    }

    private String assertion() throws IOException {
        Instant now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(app.app())
                        .issueTime(Date.from(now.minus(SKEW)))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException unfit) {
            throw new IOException("The key of the GitHub App cannot sign", unfit);
        }
        return jwt.serialize();
    }

    private static Token token(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 401
                || response.statusCode() == 403
                || response.statusCode() == 404) {
            throw new IOException(
                    "GitHub does not know this app, or not this installation of it: auth failed with "
                            + response.statusCode());
        }
        if (response.statusCode() != 201) {
            throw new IOException(
                    "GitHub answered a request for a token with " + response.statusCode());
        }
        try {
            JsonNode body = JSON.readTree(response.body());
            return new Token(
                    Secret.of(body.required("token").asString()),
                    Instant.parse(body.required("expires_at").asString()));
        } catch (JacksonException | DateTimeException | IllegalArgumentException nonsense) {
            // It may have a token in it.
            throw new IOException("GitHub answered a request for a token with something else");
        }
    }
}
